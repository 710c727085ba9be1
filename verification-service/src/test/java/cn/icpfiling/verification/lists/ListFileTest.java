package cn.icpfiling.verification.lists;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.verification.core.ListContent;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import cn.icpfiling.verification.core.rules.Registrar;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ListFileTest {

    private static final String TLDS = "tld,status,validFrom,validTo,source\n";
    private static final String REGISTRARS = "ianaId,name,aliases,status,validFrom,validTo,source\n";
    private static final String BYTE_ORDER_MARK = String.valueOf((char) 0xFEFF);
    private static final LocalDate DAY = LocalDate.parse("2018-01-29");

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void the_shipped_lists_have_no_fault(ListKind kind) {
        var read = ListFile.read(kind, BundledLists.of(kind));

        assertThat(read.faults()).isEmpty();
        assertThat(read.entries()).hasSizeGreaterThan(5);
    }

    /** Absence from a list that is not complete is UNKNOWN, so a line that refuses needs a source that says so (ADR 0025). */
    @ParameterizedTest
    @EnumSource(ListKind.class)
    void no_shipped_line_refuses_a_name_that_no_source_refuses(ListKind kind) {
        assertThat(ListFile.read(kind, BundledLists.of(kind)).entries())
                .filteredOn(entry -> entry.status() == ApprovalStatus.NOT_APPROVED)
                .isNotEmpty()
                .extracting(ListEntry::source)
                .noneMatch(source -> source.startsWith("no "));
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void what_is_written_is_read_again(ListKind kind) {
        var entries = ListFile.read(kind, BundledLists.of(kind)).entries();

        var again = ListFile.read(kind, bytes(ListFile.write(kind, entries)));

        assertThat(again.faults()).isEmpty();
        assertThat(again.entries()).isEqualTo(entries);
    }

    @Test
    void a_line_about_all_others_says_that_the_list_is_complete_and_can_only_refuse() {
        var read = tlds("*,NOT_APPROVED,2018-01-01,2019-08-20,one\n");

        assertThat(read.faults()).isEmpty();
        assertThat(read.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.isOthers()).isTrue());
        assertThat(told(tlds("*,APPROVED,2018-01-01,,one\n").faults()))
                .containsExactly("/lines/2/status LIST_OTHERS_APPROVED");
        assertThat(told(ListFile.read(ListKind.REGISTRAR, bytes(REGISTRARS + "7,*,,APPROVED,2018-01-29,,x\n"))
                        .faults()))
                .containsExactly("/lines/2/status LIST_OTHERS_APPROVED", "/lines/2/ianaId LIST_OTHERS_HAVE_NO_ID");
    }

    @Test
    void the_shipped_list_of_2019_is_complete_and_names_152_that_could_be_filed_in_2022() {
        var list = new ListContent(
                ListFile.read(ListKind.TLD, BundledLists.of(ListKind.TLD)).entries());
        var of2019 = LocalDate.parse("2019-08-20");
        var of2022 = LocalDate.parse("2022-08-30");

        assertThat(list.isComplete(ListKind.TLD, of2019)).isTrue();
        assertThat(list.isComplete(ListKind.TLD, of2022)).isFalse();
        assertThat(list.entries().stream()
                        .map(ListEntry::subject)
                        .distinct()
                        .filter(tld -> list.tlds().status(tld, of2022).equals(Optional.of(ApprovalStatus.APPROVED))))
                .hasSizeGreaterThanOrEqualTo(152)
                .contains("top", "xyz", "vip", "shop", "club", "site", "online", "ltd", "wang", "ink", "info", "co")
                .doesNotContain("org", "name");
        assertThat(list.tlds().status("cc", of2019)).contains(ApprovalStatus.NOT_APPROVED);
        assertThat(list.tlds().status("cc", of2022)).contains(ApprovalStatus.APPROVED);
        assertThat(list.tlds().status("org", of2022)).contains(ApprovalStatus.NOT_APPROVED);
        assertThat(list.tlds().status("zip", of2022)).isEmpty();
    }

    @Test
    void a_name_is_read_in_its_own_letters_or_as_a_label_and_is_one() {
        var read = tlds("中国,APPROVED,2018-01-29,,one\nXN--FIQS8S,NOT_APPROVED,2017-01-29,2018-01-28,other\n");

        assertThat(read.faults()).isEmpty();
        assertThat(read.entries())
                .containsExactly(
                        new ListEntry.Tld("xn--fiqs8s", "中国", ApprovalStatus.APPROVED, DAY, null, "one"),
                        new ListEntry.Tld(
                                "xn--fiqs8s",
                                "中国",
                                ApprovalStatus.NOT_APPROVED,
                                DAY.minusYears(1),
                                DAY.minusDays(1),
                                "other"));
    }

    @Test
    void aliases_stand_between_bars_and_values_with_commas_between_quotation_marks() {
        var read = ListFile.read(
                ListKind.REGISTRAR,
                bytes(BYTE_ORDER_MARK + REGISTRARS
                        + "1555,杭州爱名网络有限公司,\"Hangzhou AiMing Network Co., LTD| 爱名网\",APPROVED,2018-01-29,,\"a, b\"\r\n"
                        + ",无编号有限公司,,APPROVED,2018-01-29,,c"));

        assertThat(read.faults()).isEmpty();
        assertThat(read.entries())
                .containsExactly(
                        new ListEntry.Registrar(
                                1555,
                                "杭州爱名网络有限公司",
                                List.of("Hangzhou AiMing Network Co., LTD", "爱名网"),
                                ApprovalStatus.APPROVED,
                                DAY,
                                null,
                                "a, b"),
                        new ListEntry.Registrar(null, "无编号有限公司", List.of(), ApprovalStatus.APPROVED, DAY, null, "c"));
    }

    @Test
    void every_fault_of_every_line_is_told_at_once() {
        var read = tlds("""
                c n,PERHAPS,2018-02-30,someday,
                com,APPROVED,2018-01-29,2018-01-28,x
                a.b,APPROVED,,,x
                net,APPROVED,2018-01-29

                123,APPROVED,2018-01-29,,x
                """);

        assertThat(told(read.faults()))
                .containsExactly(
                        "/lines/2/tld LIST_TLD_MALFORMED",
                        "/lines/2/status LIST_STATUS_UNKNOWN",
                        "/lines/2/validFrom LIST_DAY_MALFORMED",
                        "/lines/2/validTo LIST_DAY_MALFORMED",
                        "/lines/2/source LIST_VALUE_MISSING",
                        "/lines/3/validTo LIST_ENDS_BEFORE_IT_BEGINS",
                        "/lines/4/tld LIST_TLD_MALFORMED",
                        "/lines/4/validFrom LIST_DAY_MALFORMED",
                        "/lines/5 LIST_LINE_COLUMNS",
                        "/lines/6 LIST_LINE_COLUMNS",
                        "/lines/7/tld LIST_TLD_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({
        "0,/lines/2/ianaId LIST_IANA_ID_MALFORMED",
        "1599a,/lines/2/ianaId LIST_IANA_ID_MALFORMED",
        "1234567890,/lines/2/ianaId LIST_IANA_ID_MALFORMED"
    })
    void an_iana_id_is_a_number(String id, String fault) {
        var read = ListFile.read(ListKind.REGISTRAR, bytes(REGISTRARS + id + ",甲,,APPROVED,2018-01-29,,x\n"));

        assertThat(told(read.faults())).containsExactly(fault);
    }

    @Test
    void what_is_too_long_for_its_column_is_told() {
        var read = ListFile.read(
                ListKind.REGISTRAR,
                bytes(REGISTRARS + "1," + "名".repeat(201) + "," + "a".repeat(2001) + ",APPROVED,2018-01-29,,"
                        + "s".repeat(401) + "\n"));

        assertThat(told(read.faults()))
                .containsExactly(
                        "/lines/2/name LIST_VALUE_TOO_LONG",
                        "/lines/2/aliases LIST_VALUE_TOO_LONG",
                        "/lines/2/source LIST_VALUE_TOO_LONG");
    }

    @Test
    void days_of_one_subject_do_not_overlap_and_the_line_before_is_named() {
        var read = tlds("""
                shop,APPROVED,2018-01-29,2020-06-30,x
                cn,APPROVED,2018-01-29,,"a source
                of two lines"
                shop,NOT_APPROVED,2020-06-30,,x
                """);

        assertThat(told(read.faults())).containsExactly("/lines/5 LIST_DAYS_OVERLAP");
        assertThat(read.faults().getFirst().args()).containsExactly(2L);
    }

    @Test
    void two_lines_that_are_one_registrar_at_the_door_are_one_where_it_is_judged() {
        var read = ListFile.read(
                ListKind.REGISTRAR,
                bytes(REGISTRARS + ",广东甲域名科技有限公司,,APPROVED,2018-01-29,2023-12-31,x\n"
                        + ",广东甲域名科技有限公司,甲域名,APPROVED,2024-01-01,,x\n"));

        assertThat(read.faults()).isEmpty();
        assertThat(read.entries()).extracting(ListEntry::subject).containsOnly("guangdong 甲域名科技");
        assertThat(new ListContent(read.entries())
                        .registrars()
                        .status(new Registrar("广东甲域名科技有限公司", null), LocalDate.parse("2026-12-01")))
                .contains(ApprovalStatus.APPROVED);
    }

    @Test
    void other_columns_no_entries_too_many_entries_and_another_encoding_are_refused() {
        assertThat(told(ListFile.read(ListKind.REGISTRAR, bytes(TLDS + "cn,APPROVED,2018-01-29,,x\n"))
                        .faults()))
                .containsExactly("/lines/1 LIST_COLUMNS");
        assertThat(told(ListFile.read(ListKind.TLD, bytes("{}")).faults())).containsExactly("/lines/1 LIST_COLUMNS");
        assertThat(told(tlds("").faults())).containsExactly("/lines/1 LIST_SIZE");
        assertThat(told(ListFile.read(ListKind.TLD, bytes("")).faults())).containsExactly("/lines/1 LIST_SIZE");
        assertThat(told(ListFile.read(
                                ListKind.TLD, (TLDS + "中国,APPROVED,2018-01-29,,x\n").getBytes(Charset.forName("GBK")))
                        .faults()))
                .containsExactly("/lines/1 LIST_NOT_UTF8");
        assertThat(told(tlds(lines(ListFile.MOST_ENTRIES, "t%d,APPROVED,2018-01-29,,x"))
                        .faults()))
                .isEmpty();
        assertThat(told(tlds(lines(ListFile.MOST_ENTRIES + 1, "t%d,APPROVED,2018-01-29,,x"))
                        .faults()))
                .containsExactly("/lines/5002 LIST_SIZE");
    }

    @Test
    void a_quotation_mark_that_stays_open_is_told_with_what_was_found_before() {
        var read = tlds("cn,PERHAPS,2018-01-29,,x\ncom,APPROVED,2018-01-29,,\"x\n");

        assertThat(told(read.faults()))
                .containsExactly("/lines/2/status LIST_STATUS_UNKNOWN", "/lines/3 LIST_LINE_UNREADABLE");
    }

    @Test
    void of_very_many_faults_the_rest_is_counted() {
        var read = tlds(lines(ListFile.MOST_FAULTS + 7, "t%d,PERHAPS,2018-01-29,,x"));

        assertThat(read.faults()).hasSize(ListFile.MOST_FAULTS + 1);
        assertThat(read.faults().getLast()).isEqualTo(Violation.of("/lines", "LIST_FAULTS_LEFT_OUT", null, 7));
    }

    private static ListFile.Read tlds(String lines) {
        return ListFile.read(ListKind.TLD, bytes(TLDS + lines));
    }

    private static String lines(int number, String form) {
        return IntStream.range(0, number).mapToObj(form::formatted).collect(Collectors.joining("\n"));
    }

    private static List<String> told(List<Violation> faults) {
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
