package cn.icpfiling.inspection.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {
    @Test
    void no_cell_is_a_formula() {
        var text = new CsvText(List.of("a"));
        for (var cell : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1")) {
            text.row(List.of(cell));
        }
        assertThat(new String(text.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFa\r\n'=1+1\r\n'+1\r\n'-1\r\n'@SUM(A1)\r\n'\t=1\r\n\"'\r=1\"\r\n'＝1\r\n'＋1\r\n");
    }

    @Test
    void quotation_marks_commas_and_breaks_are_quoted_and_nothing_is_empty() {
        var text = new CsvText(List.of("a", "b"));
        text.row(Arrays.asList("x,\"y\"\nz", null));
        assertThat(new String(text.bytes(), StandardCharsets.UTF_8)).endsWith("\"x,\"\"y\"\"\nz\",\r\n");
    }
}
