package cn.icpfiling.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip                    | true
                    deflate, GZIP;q=0.5, br | true
                    x-gzip                  | true
                    *                       | true
                    identity, *;q=0         | false
                    gzip;q=0, *             | false
                    gzip; q=0.000           | false
                    br                      | false
                    gzipped                 | false
                    gzip;q=much, *          | false
                    ''                      | false
                                            | false
                    """)
    void a_page_is_compressed_for_those_who_take_it(String acceptEncoding, boolean taken) {
        assertThat(AcceptEncoding.takesGzip(acceptEncoding)).isEqualTo(taken);
    }
}
