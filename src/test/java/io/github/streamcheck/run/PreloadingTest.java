package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreloadingTest {

    @Test
    void asksAPageOfThisProcessOnceAndClosesEverything() throws Exception {
        assertThat(Preloading.request().status()).isEqualTo(200);
    }
}
