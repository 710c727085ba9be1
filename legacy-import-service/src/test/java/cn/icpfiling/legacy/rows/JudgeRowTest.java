package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.legacy.rows.LoadedRow.SubjectRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeRowTest {
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Map<String, String> PERSON = Map.ofEntries(
            Map.entry("subject_id", "1001"),
            Map.entry("product", "旺铺"),
            Map.entry("subject_number", "京 ＩＣＰ备０５０１２３４５号"),
            Map.entry("province", "北京市"),
            Map.entry("city", "110100"),
            Map.entry("nature", "５"),
            Map.entry("certificate_type", "2"),
            Map.entry("certificate_number", "110105491231002"),
            Map.entry("name", "张三"),
            Map.entry("principal_name", "张三"),
            Map.entry("principal_certificate_type", "2"),
            Map.entry("principal_certificate_number", "11010519491231002x"),
            Map.entry("submitted_at", "2010/5/31 23:59:59"));

    @Test
    void old_notations_become_their_canonical_form() {
        var row = (SubjectRow) judged(LoadKind.SUBJECTS, PERSON).row();

        assertThat(row.subjectNumber()).isEqualTo("京ICP备05012345号");
        assertThat(row.province()).isEqualTo("11");
        assertThat(row.nature()).isEqualTo(5);
        assertThat(row.certificateNumber()).isEqualTo("11010519491231002X");
        assertThat(row.submittedAt()).isEqualTo(Instant.parse("2010-05-31T15:59:59Z"));
    }

    @Test
    void every_fault_of_a_row_is_told_with_a_masked_value() {
        var faults = judged(
                        LoadKind.SUBJECTS,
                        with(Map.of(
                                "certificate_number", "110105194912310021",
                                "province", "上海",
                                "submitted_at", "yesterday")))
                .faults();

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        new RowFault("certificate_number", FaultCode.CERTIFICATE_CHECK_DIGIT, "110105********0021"),
                        new RowFault("province", FaultCode.PROVINCE_MISMATCH, "上*"),
                        new RowFault("submitted_at", FaultCode.MOMENT_MALFORMED, "yesterday"));
    }

    @Test
    void a_number_in_a_shifted_column_is_not_shown() {
        var faults = judged(LoadKind.SUBJECTS, with(Map.of("product", "11010519491231002X")))
                .faults();

        assertThat(faults).extracting(RowFault::masked).containsExactly("1" + "*".repeat(17));
    }

    @Test
    void old_organisation_codes_and_registration_numbers_are_valid() {
        var company = Map.of("nature", "4", "product", "ICP");

        assertThat(certificate(company, "12", "D2143569-X")).isNull();
        assertThat(certificate(company, "12", "d2143569x")).isNull();
        assertThat(certificate(company, "1", "110108000000016")).isNull();
        assertThat(certificate(company, "1", "91350100M000100Y43")).isNull();
        assertThat(certificate(company, "1", "9135")).isEqualTo(FaultCode.CERTIFICATE_MALFORMED);
        assertThat(certificate(company, "1", "110108123456")).isEqualTo(FaultCode.CERTIFICATE_MALFORMED);
        assertThat(loaded(company, "1", "１１０１０８１２３４５６７")).isEqualTo("1101081234567");
        assertThat(loaded(company, "1", "企独京总字第 000123 号")).isEqualTo("企独京总字第000123号");
        assertThat(certificate(company, "2", "11010519491231002X")).isEqualTo(FaultCode.CERTIFICATE_TYPE_MISMATCH);
    }

    @Test
    void a_wrong_check_digit_sets_a_person_aside_and_no_organisation() {
        var company = Map.of("nature", "4", "product", "ICP");

        for (var early : List.of("91350100M0001TGQXM", "91350100M000100Y44", "91110000MA0000008A")) {
            assertThat(loaded(company, "1", early)).isEqualTo(early);
        }
        assertThat(loaded(company, "1", "110108000000017")).isEqualTo("110108000000017");
        assertThat(loaded(company, "12", "d2143569 0")).isEqualTo("D2143569-0");
        assertThat(certificate(Map.of("nature", "5", "product", "ICP"), "2", "110105194912310021"))
                .isEqualTo(FaultCode.CERTIFICATE_CHECK_DIGIT);
    }

    @Test
    void provinces_are_read_in_every_notation() {
        for (var province : List.of("11", "110000", "北京", "北京市", "京")) {
            assertThat(judged(LoadKind.SUBJECTS, with(Map.of("province", province)))
                            .isSound())
                    .as(province)
                    .isTrue();
        }
        var inner = with(Map.of("province", "内蒙古自治区", "subject_number", "蒙ICP备05012345号"));
        assertThat(((SubjectRow) judged(LoadKind.SUBJECTS, inner).row()).province())
                .isEqualTo("15");
    }

    @Test
    void masked_missing_and_long_values_are_set_aside() {
        assertThat(codes(with(Map.of("name", "张*")))).containsExactly(FaultCode.MASKED_VALUE);
        assertThat(codes(with(Map.of("name", "")))).containsExactly(FaultCode.REQUIRED);
        assertThat(codes(with(Map.of("name", "长".repeat(257))))).containsExactly(FaultCode.TOO_LONG);
        assertThat(codes(with(Map.of("submitted_at", "2126-01-01")))).containsExactly(FaultCode.MOMENT_IN_FUTURE);
    }

    /** Blanks that do not break, as spreadsheets and Mongolian texts have them. A row must never end the load in place of being told. */
    @Test
    void a_value_of_blanks_is_a_missing_one_whatever_blanks_they_are() {
        for (var blank : List.of(" ", "\u00A0", "\u2007", "\u202F", "\u3000", "\t\u202F\u2007")) {
            assertThat(RowText.tidy(blank)).as("U+%04X", (int) blank.charAt(0)).isNull();
            assertThat(RowText.tidy(blank + "甲" + blank)).isEqualTo("甲");
        }
        for (var column : List.of("nature", "certificate_type", "principal_certificate_type")) {
            assertThat(codes(with(Map.of(column, "\u202F")))).as(column).containsExactly(FaultCode.REQUIRED);
        }
    }

    @Test
    void a_password_hash_that_costs_too_much_is_set_aside() {
        assertThat(hashFaults("$2y$14$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq"))
                .isEmpty();
        assertThat(hashFaults("$2y$15$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq"))
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(tuple("password_hash", FaultCode.HASH_TOO_COSTLY));
    }

    @Test
    void a_hash_that_no_password_can_match_is_set_aside() {
        var md5 = "3d83c8e717ff0e7ecfe187f088d69954:343141";
        assertThat(hashFaults("MD5-Password-Salt", md5)).as("in any case").isEmpty();
        assertThat(hashFaults("MD5", md5))
                .containsExactly(new RowFault("password_scheme", FaultCode.CODE_UNKNOWN, "MD5"));
        Map.of("sha1-password-salt", md5, "bcrypt", "$2y$10$short", "ssha", "{SSHA}AA==", "argon2id", "$argon2id$")
                .forEach((scheme, hash) -> assertThat(hashFaults(scheme, hash))
                        .as(scheme)
                        .containsExactly(new RowFault("password_hash", FaultCode.HASH_MALFORMED, "***")));
    }

    private static List<RowFault> hashFaults(String hash) {
        return hashFaults("bcrypt", hash);
    }

    private static List<RowFault> hashFaults(String scheme, String hash) {
        return judged(
                        LoadKind.ACCOUNTS,
                        Map.of(
                                "account_id", "7",
                                "login", "old@example.com",
                                "password_scheme", scheme,
                                "password_hash", hash,
                                "activated", "true",
                                "registered_at", "2010-05-31 12:00:00"))
                .faults();
    }

    @Test
    void the_longest_values_fit_their_columns_of_bytes() {
        var account = new HashMap<>(Map.of(
                "account_id", "1",
                "login", "长".repeat(66),
                "mail", "长".repeat(20) + "@" + "长".repeat(64),
                "password_scheme", "MD5-salt-password",
                "password_hash", "0".repeat(32) + ":" + "长".repeat(74),
                "activated", "是",
                "registered_at", "1990-01-01"));
        assertThat(judged(LoadKind.ACCOUNTS, account).faults()).isEmpty();

        for (var column : List.of("login", "mail", "password_hash")) {
            var longer = new HashMap<>(account);
            longer.computeIfPresent(column, (_, value) -> value + "长");
            assertThat(judged(LoadKind.ACCOUNTS, longer).faults())
                    .extracting(RowFault::code)
                    .as(column)
                    .containsExactly(FaultCode.TOO_LONG);
        }
    }

    @Test
    void a_moment_before_1990_is_malformed() {
        for (var moment : List.of("1989-12-31 23:59:59", "0000-01-01", "1970-01-01T00:00:00Z")) {
            assertThat(codes(with(Map.of("submitted_at", moment))))
                    .as(moment)
                    .containsExactly(FaultCode.MOMENT_MALFORMED);
        }
    }

    @Test
    void a_day_has_two_separators_or_eight_digits() {
        for (var day : List.of("2010-1-11", "2010/01/11", "20100111", "2010.1.11 00:00")) {
            assertThat(((SubjectRow) judged(LoadKind.SUBJECTS, with(Map.of("submitted_at", day)))
                                    .row())
                            .submittedAt())
                    .as(day)
                    .isEqualTo("2010-01-10T16:00:00Z");
        }
        for (var day : List.of("2010111", "201011", "2010-111", "201011-1", "20101-11")) {
            assertThat(codes(with(Map.of("submitted_at", day)))).as(day).containsExactly(FaultCode.MOMENT_MALFORMED);
        }
    }

    @Test
    void what_filing_service_would_refuse_is_set_aside() {
        var site = new HashMap<>(Map.of(
                "site_id", "1",
                "subject_id", "1001",
                "site_number", "京ICP备05012345号-1",
                "name", "主页",
                "languages", "1;".repeat(17),
                "content_note", "长".repeat(512),
                "accesses", "16/16/192.0.2.1 2001:db8::1;".repeat(20),
                "submitted_at", "2010-05-31"));
        assertThat(judged(LoadKind.SITES, site).faults()).isEmpty();

        var refused = Map.of(
                "languages", "1;".repeat(18),
                "content_note", "长".repeat(513),
                "accesses", "16/16/192.0.2.1;".repeat(21));
        refused.forEach((column, value) -> {
            var row = new HashMap<>(site);
            row.put(column, value);
            assertThat(judged(LoadKind.SITES, row).faults())
                    .extracting(RowFault::column, RowFault::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(column, FaultCode.TOO_LONG));
        });
        assertThat(codes(with(Map.of("principal_mobile", "1".repeat(33))))).containsExactly(FaultCode.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal_mobile", "principal_office_phone", "principal_mail"})
    void a_sites_contact_without_its_person_is_set_aside(String contact) {
        var site = new HashMap<>(Map.of(
                "site_id", "1",
                "subject_id", "1001",
                "site_number", "京ICP备05012345号-1",
                "name", "主页",
                "principal_certificate_type", "2",
                "principal_is_legal_representative", "0",
                "submitted_at", "2010-05-31"));
        assertThat(judged(LoadKind.SITES, site).faults()).isEmpty();

        site.put(contact, contact.endsWith("mail") ? "a@b.cn" : "13800138000");
        assertThat(judged(LoadKind.SITES, site).faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactlyInAnyOrder(
                        tuple("principal_name", FaultCode.REQUIRED),
                        tuple("principal_certificate_number", FaultCode.REQUIRED));
    }

    /** The record has one home page; the further ones stand in the remark. */
    @Test
    void a_site_whose_further_home_pages_do_not_fit_beside_its_remark_is_set_aside() {
        var site = new HashMap<>(Map.of(
                "site_id", "1",
                "subject_id", "1001",
                "site_number", "京ICP备05012345号-1",
                "name", "主页",
                "home_pages", "www.one.cn;" + "two.cn;".repeat(2),
                "remark", "长".repeat(1024 - "；首页 two.cn two.cn".length()),
                "submitted_at", "2010-05-31"));
        assertThat(judged(LoadKind.SITES, site).faults()).isEmpty();

        site.computeIfPresent("remark", (_, remark) -> remark + "长");
        assertThat(judged(LoadKind.SITES, site).faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(tuple("home_pages", FaultCode.TOO_LONG));
        site.put("home_pages", "www.one.cn");
        assertThat(judged(LoadKind.SITES, site).faults()).isEmpty();
    }

    /** filing-service has no region without a city, and the old platform no apps. */
    @Test
    void a_subject_without_a_city_and_a_site_with_the_number_of_an_app_are_set_aside() {
        assertThat(judged(LoadKind.SUBJECTS, with(Map.of("city", ""))).faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(tuple("city", FaultCode.REQUIRED));

        var app = Map.of(
                "site_id", "1",
                "subject_id", "1001",
                "site_number", "京ICP备05012345号-2A",
                "name", "主页",
                "submitted_at", "2010-05-31");
        assertThat(judged(LoadKind.SITES, app).faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(tuple("site_number", FaultCode.FILING_NUMBER_MALFORMED));
    }

    private static FaultCode certificate(Map<String, String> more, String type, String number) {
        return codes(withCertificate(more, type, number)).stream().findFirst().orElse(null);
    }

    private static String loaded(Map<String, String> more, String type, String number) {
        return ((SubjectRow) judged(LoadKind.SUBJECTS, withCertificate(more, type, number))
                        .row())
                .certificateNumber();
    }

    private static Map<String, String> withCertificate(Map<String, String> more, String type, String number) {
        var row = new HashMap<>(more);
        row.put("certificate_type", type);
        row.put("certificate_number", number);
        return with(row);
    }

    private static List<FaultCode> codes(Map<String, String> row) {
        return judged(LoadKind.SUBJECTS, row).faults().stream()
                .map(RowFault::code)
                .toList();
    }

    private static Map<String, String> with(Map<String, String> more) {
        var row = new HashMap<>(PERSON);
        row.putAll(more);
        return row;
    }

    private static JudgedRow judged(LoadKind kind, Map<String, String> row) {
        var values = new String[kind.columns().size()];
        row.forEach((column, value) -> values[kind.place(column)] = RowText.tidy(value));
        return new JudgeRow(kind, NOW).judge(new RawRow(1, values, null));
    }
}
