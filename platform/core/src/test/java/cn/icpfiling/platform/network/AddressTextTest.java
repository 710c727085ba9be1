package cn.icpfiling.platform.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

    /** Most are the examples of RFC 5952, sections 2 and 4. */
    @ParameterizedTest
    @CsvSource({
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:aaaa:bbbb:cccc:dddd::1, 2001:db8:aaaa:bbbb:cccc:dddd:0:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:DB8:0:0:AAAA:BBBB:CCCC:DDDD, 2001:db8::aaaa:bbbb:cccc:dddd",
        "2001:db8:1000:10:0:0:100:0, 2001:db8:1000:10::100:0",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "0:1:0:0:0:0:0:0, 0:1::",
        "1:0:0:2:0:0:3:0, 1::2:0:0:3:0",
        "0:0:1:0:0:2:0:0, ::1:0:0:2:0:0",
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0"
    })
    void an_address_has_the_text_of_rfc_5952(String written, String text) {
        assertThat(AddressText.of(Network.bytesOf(written).orElseThrow())).isEqualTo(text);
        assertThat(Network.bytesOf(text)).hasValue(Network.bytesOf(written).orElseThrow());
    }

    @Test
    void only_four_or_sixteen_bytes_are_an_address() {
        assertThatThrownBy(() -> AddressText.of(new byte[5])).isInstanceOf(IllegalArgumentException.class);
    }
}
