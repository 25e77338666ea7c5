package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@my_host/",
                "http://user:secret@host:8000/v1",
                "http://user:sec ret@host",
                "http://user:sec%ret@host",
                "http://user:sec/ret@host",
                "http://user:secret%40host",
                "user:secret@host",
                "user:secret@host:8000",
                "user:secret",
                "//secret@host",
                "https://secret @host",
                "http://host/?key=secret",
                "host?key=secret",
                "http://host/v1#secret",
                "http://host/v1;key=secret",
                "http://ho st/secret",
                "http:\\\\user:secret@host",
                "http://user:secret@${host}"
            })
    void whatMayHoldAKeyIsHidden(String address) {
        assertThat(Addresses.shown(address)).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8000",
                "http://my_host/",
                "ftp://models.example/v1",
                "http://[::1]:8000",
                "http://localhost:99999",
                "http://",
                " http://localhost:8000/~me/v1 "
            })
    void whatElseIsWrongIsShown(String address) {
        assertThat(Addresses.shown(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"/metrics, /metrics", "/metrics?token=a?b, /metrics?***", "/?, /?***"})
    void aQueryIsHidden(String path, String shown) {
        assertThat(Addresses.shownPath(path)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example, true",
        "my_proxy, true",
        "10.0.0.1, true",
        "::1, true",
        "[fe80::1], true",
        "user:secret@proxy, false",
        "http://proxy, false",
        "proxy:3128, false",
        "'', false"
    })
    void aHostIsANameOrAnAddress(String text, boolean host) {
        assertThat(Addresses.isHost(text)).isEqualTo(host);
    }
}
