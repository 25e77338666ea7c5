package io.github.streamcheck.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken and malicious servers: the run ends within its limits, in bounded memory, says what was wrong, and nothing of it
 * reaches a reader as anything but text.
 */
@Tag("attack")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class AttacksTest {

    static Stream<Attack> attacks() {
        return Stream.of(
                        Http1Attacks.all(),
                        BodyAttacks.all(),
                        EventAttacks.all(),
                        Http2Attacks.all(),
                        WebSocketAttacks.all(),
                        TlsAttacks.all(),
                        PageAttacks.all(),
                        InjectionAttacks.all(),
                        SecretAttacks.all())
                .flatMap(List::stream);
    }

    static Stream<Attack> chosen() {
        Pattern only = Pattern.compile(System.getProperty("streamcheck.attacks", ".*"));
        return attacks().filter(attack -> only.matcher(attack.name()).matches());
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void isFoundAndDoesNoHarm(Attack attack, @TempDir Path folder) throws Exception {
        AttackRun.check(attack, folder);
    }

    @Test
    void eachHasItsName() {
        assertThat(attacks().map(Attack::name)).doesNotHaveDuplicates().hasSizeGreaterThan(120);
    }
}
