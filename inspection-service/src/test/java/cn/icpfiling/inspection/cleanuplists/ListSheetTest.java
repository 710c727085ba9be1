package cn.icpfiling.inspection.cleanuplists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.inspection.core.cleanuplists.ListedFiling;
import cn.icpfiling.platform.problem.ProblemException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as provinces attach them to their notices: with titles, notes, merged cells and rows of totals. */
class ListSheetTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final ListedFiling SITE =
            new ListedFiling("黔ICP备2024000001号-1", "黔ICP备2024000001号", List.of("a.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "序号,主办单位名称,主办单位性质,网站备案/许可证号,网站名称,网站首页网址,审核时间\n1,某公司,企业,黔ICP备2024000001号-1,某网,www.a.com,2024-03-01\n",
                "贵州省通信管理局2024年第十三批空壳网站清理清单,,,\n,,,\n序号,网站备案号,网站名称,域名\n1,黔ICP备2024000001号-1,某网,a.com\n",
                "编号\tICP备案/许可证号\t网站域名\n1\t黔 ICP备 2024000001 － 1\thttp://a.com/\n",
                "主体备案号,网站备案号,域名（多个以分号分隔）\n黔ICP备2024000001号,黔ICP备2024000001号-1,\"a.com\"\n",
                "备案号;主体名称;已备案域名\n黔ｉｃｐ备２０２４０００００１号-1;张三;Ａ.com\n",
                "\uFEFF 域 名 ,服务备案号*\na.com,黔ICP备2024000001号-1\n"
            })
    void the_columns_are_found_by_their_words(String table) {
        assertThat(read(table, CleanUpKind.SHELL_SITE)).containsExactly(SITE);
    }

    @Test
    void a_site_without_a_number_is_found_by_its_domains_below_its_subject() {
        assertThat(read("主体备案号,域名\n黔ICP备2024000001号,a.com、b.com c.com\n,d.com\n", CleanUpKind.SHELL_SITE))
                .containsExactly(
                        new ListedFiling(null, "黔ICP备2024000001号", List.of("a.com", "b.com", "c.com")),
                        new ListedFiling(null, null, List.of("d.com")));
    }

    @Test
    void apps_and_licences_are_read_as_what_they_are() {
        assertThat(read("备案/许可证号,域名\n黔ICP备2024000001号-2A,\n京ICP证030173号,a.com\n", CleanUpKind.SHELL_SITE))
                .containsExactly(
                        new ListedFiling("黔ICP备2024000001号-2A", "黔ICP备2024000001号", List.of()),
                        new ListedFiling(null, null, List.of("a.com")));
    }

    @Test
    void a_list_of_subjects_needs_a_column_of_numbers() {
        assertThat(read("主体备案编号,主办单位名称\n黔ICP备2024000001号,张三\n", CleanUpKind.EMPTY_SUBJECT))
                .containsExactly(new ListedFiling(null, "黔ICP备2024000001号", List.of()));
        refused("域名\na.com\n", CleanUpKind.EMPTY_SUBJECT, "LIST_HEADER_MISSING");
        refused("备案号\n-\n", CleanUpKind.EMPTY_SUBJECT, "SUBJECT_NUMBER_MISSING");
    }

    @Test
    void a_header_that_comes_late_is_none() {
        refused("说明\n".repeat(20) + "域名\na.com\n", CleanUpKind.SHELL_SITE, "LIST_HEADER_MISSING");
    }

    private static List<ListedFiling> read(String table, CleanUpKind kind) {
        var request = new LoadRequest(
                "52", kind, LocalDate.of(2026, 11, 24), LocalDate.of(2026, 12, 1), "https://a.cn", "text/csv", null);
        var sheet = ListSheet.of(table.getBytes(GB18030), request);
        var filings = new ArrayList<ListedFiling>();
        sheet.rows(row -> filings.add(ReadRow.of(sheet, request, row)));
        return filings;
    }

    private static void refused(String table, CleanUpKind kind, String code) {
        assertThatThrownBy(() -> read(table, kind))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(violation -> violation.code())
                                .containsExactly(code));
    }
}
