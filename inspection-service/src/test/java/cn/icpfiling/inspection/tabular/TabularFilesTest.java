package cn.icpfiling.inspection.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CSV in the character sets of China, and workbooks as programs write them and as attackers do. */
class TabularFilesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String LIST = "网站备案号,域名\r\n黔ICP备2024000001号-1,a.com\r\n";

    @Test
    void csv_in_each_character_set_reads_the_same() {
        var wanted = List.of(List.of("网站备案号", "域名"), List.of("黔ICP备2024000001号-1", "a.com"));
        assertThat(rows(CsvFile.of(LIST.getBytes(StandardCharsets.UTF_8), null)))
                .isEqualTo(wanted);
        assertThat(rows(CsvFile.of(("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_8), "UTF-8")))
                .isEqualTo(wanted);
        assertThat(rows(CsvFile.of(LIST.getBytes(GB18030), null))).isEqualTo(wanted);
        assertThat(rows(CsvFile.of(LIST.getBytes(Charset.forName("GBK")), "gb2312")))
                .isEqualTo(wanted);
        assertThat(rows(CsvFile.of(("\uFEFF" + LIST).getBytes(GB18030), "GB18030")))
                .isEqualTo(wanted);
        assertThat(rows(CsvFile.of(LIST.replace(',', '\t').getBytes(GB18030), null)))
                .isEqualTo(wanted);
        assertThat(rows(CsvFile.of(LIST.replace(',', ';').getBytes(GB18030), null)))
                .isEqualTo(wanted);
    }

    @Test
    void a_character_beyond_gbk_needs_four_bytes_of_gb18030() {
        assertThat(rows(CsvFile.of("㐀𠀀\n".getBytes(GB18030), null))).containsExactly(List.of("㐀𠀀"));
    }

    @Test
    void text_in_another_character_set_than_the_request_says_is_refused() {
        refused(() -> CsvFile.of(LIST.getBytes(GB18030), "UTF-8"), "FILE_ENCODING_UNKNOWN");
        refused(() -> CsvFile.of(LIST.getBytes(StandardCharsets.UTF_8), "latin1"), "FILE_ENCODING_UNKNOWN");
        refused(() -> CsvFile.of(LIST.getBytes(StandardCharsets.UTF_16LE), null), "FILE_ENCODING_UNKNOWN");
    }

    @Test
    void the_line_of_a_row_is_where_it_begins() {
        var lines = new ArrayList<Integer>();
        CsvFile.of("a,b\n\"c\nd\",e\n\nf,g".getBytes(StandardCharsets.UTF_8), null)
                .read(0, row -> {
                    lines.add(row.line());
                    return true;
                });
        assertThat(lines).containsExactly(1, 2, 4, 5);
    }

    @Test
    void a_quotation_mark_without_end_is_refused_with_its_line() {
        var file = CsvFile.of("a,b\nc,\"d\n".getBytes(StandardCharsets.UTF_8), null);
        assertThatThrownBy(() -> rows(file)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.violations().getFirst().code()).isEqualTo("CSV_UNREADABLE");
            assertThat(refusal.violations().getFirst().pointer()).isEqualTo("/lines/2");
        });
    }

    @Test
    void a_workbook_reads_as_its_cells_show() {
        var file = XlsxFile.of(new Workbooks()
                .sheet("公示")
                .sheet("序号,网站备案号,,域名", "1,黔ICP备2024000001号-1,,a.com", "", "2,黔ICP备2024000002号-1,,b.com")
                .bytes());
        assertThat(file.sheets()).isEqualTo(2);
        var rows = new ArrayList<List<String>>();
        file.read(1, row -> {
            rows.add(row.cells());
            return true;
        });
        assertThat(rows)
                .containsExactly(
                        List.of("序号", "网站备案号", "", "域名"),
                        List.of("1", "黔ICP备2024000001号-1", "", "a.com"),
                        List.of(),
                        List.of("2", "黔ICP备2024000002号-1", "", "b.com"));
    }

    @Test
    void an_encrypted_workbook_and_one_of_an_old_program_are_refused() {
        refused(
                () -> XlsxFile.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0}),
                "WORKBOOK_ENCRYPTED_OR_OLD");
    }

    @Test
    void a_workbook_with_macros_is_refused() {
        refused(
                () -> XlsxFile.of(new Workbooks()
                        .sheet("a,b")
                        .part("xl/vbaProject.bin", new byte[10])
                        .bytes()),
                "WORKBOOK_WITH_MACROS");
    }

    @Test
    void a_zip_bomb_is_refused_before_it_fills_the_memory() {
        var bomb = new Workbooks()
                .sheet("a,b")
                .part("xl/media/image1.png", new byte[XlsxParts.MOST_BYTES + 1])
                .bytes();
        assertThat(bomb.length).isLessThan(1 << 20);
        refused(() -> XlsxFile.of(bomb), "WORKBOOK_TOO_LARGE");
    }

    @Test
    void what_is_no_workbook_is_refused() {
        refused(() -> XlsxFile.of("a,b".getBytes(StandardCharsets.UTF_8)), "WORKBOOK_UNREADABLE");
        refused(() -> XlsxFile.of(new byte[] {'P', 'K', 3, 4, 9, 9}), "WORKBOOK_UNREADABLE");
        refused(() -> XlsxFile.of(new Workbooks().bytes()), "WORKBOOK_UNREADABLE");
        refused(
                () -> rows(XlsxFile.of(
                        new Workbooks().sheetXml("<worksheet><row><c>").bytes())),
                "WORKBOOK_UNREADABLE");
        refused(
                () -> rows(XlsxFile.of(new Workbooks()
                        .sheetXml("<worksheet><row><c t=\"s\"><v>7</v></c></row></worksheet>")
                        .bytes())),
                "WORKBOOK_UNREADABLE");
    }

    @Test
    void entities_of_a_workbook_are_not_read() {
        var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        var row = "<worksheet><row><c t=\"inlineStr\"><is><t>%s</t></is></c></row></worksheet>";
        assertThat(rows(XlsxFile.of(new Workbooks().sheetXml(row.formatted("a")).bytes())))
                .containsExactly(List.of("a"));
        try {
            assertThat(rows(XlsxFile.of(new Workbooks()
                            .sheetXml(doctype + row.formatted("a&e;"))
                            .bytes())))
                    .asString()
                    .doesNotContain("root");
        } catch (ProblemException refused) {
            assertThat(refused.violations().getFirst().code()).isEqualTo("WORKBOOK_UNREADABLE");
        }
    }

    private static List<List<String>> rows(TabularFile file) {
        var rows = new ArrayList<List<String>>();
        file.read(0, row -> {
            if (!row.isBlank()) {
                rows.add(row.cells());
            }
            return true;
        });
        return rows;
    }

    private static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(violation -> violation.code())
                                .containsExactly(code));
    }
}
