package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({"80, 73", "200, 113", "20, 40"})
    void linesLeaveRoomForThePrefixOfMaven(int columns, int width) {
        assertThat(Terminal.width(columns)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({
        "WT_SESSION, x, true",
        "TERM_PROGRAM, vscode, true",
        "TERM_PROGRAM, Apple_Terminal, false",
        "VTE_VERSION, 6003, true",
        "VTE_VERSION, 4205, false",
        "VTE_VERSION, odd, false",
        "TERM, xterm-256color, false"
    })
    void linksAreShownWhereTheTerminalKnowsThem(String name, String value, boolean links) {
        assertThat(Terminal.hasLinks(Map.of(name, value))).isEqualTo(links);
    }

    @Test
    void aTerminalWithoutControlSequencesGetsNeitherLinksNorColours() {
        Map<String, String> dumb = Map.of("TERM", "dumb", "VTE_VERSION", "6003");

        assertThat(Terminal.hasLinks(dumb)).isFalse();
        assertThat(Colours.isOff(dumb)).isTrue();
    }

    @Test
    void linksAreForNoMultiplexerAndNoLog() {
        assertThat(Terminal.hasLinks(Map.of("WT_SESSION", "x", "TMUX", "x"))).isFalse();
        assertThat(Terminal.hasLinks(Map.of("WT_SESSION", "x", "CI", "true"))).isFalse();
    }

    @Test
    void noColorMeansNoColour() {
        assertThat(Colours.isOff(Map.of("NO_COLOR", "1"))).isTrue();
        assertThat(Colours.isOff(Map.of("NO_COLOR", ""))).isFalse();
        assertThat(Colours.isOff(Map.of())).isFalse();
    }
}
