package cn.icpfiling.sandbox.oldplatform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.BusinessRegistrationNumber;
import cn.icpfiling.platform.identifier.OrganisationCode;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.identifier.Uscc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exports of the old platform, as the generator writes them. */
class DataSetTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    @Test
    void the_same_arguments_make_the_same_bytes_and_another_seed_makes_other_people() throws IOException {
        var one = written(DataSet.generated(7, 100, 60, true), "subjects.csv");
        assertThat(written(DataSet.generated(7, 100, 60, true), "subjects.csv")).isEqualTo(one);
        assertThat(written(DataSet.generated(8, 100, 60, true), "subjects.csv")).isNotEqualTo(one);
    }

    @Test
    void a_row_is_the_same_alone_and_among_others() {
        var alone = DataSet.generated(7, 150, 3, false).filings().findFirst().orElseThrow();
        var among = DataSet.generated(7, 100, 60, false)
                .filings()
                .skip(50)
                .findFirst()
                .orElseThrow();
        assertThat(OldFilingView.of(alone)).isEqualTo(OldFilingView.of(among));
    }

    @Test
    void each_kind_is_among_a_hundred_filings() {
        var kinds = DataSet.generated(1, 0, 100, false)
                .filings()
                .map(OldFiling::kind)
                .collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    }

    /** As the claims cope with them: papers open all three, and the last one also its old password. */
    @Test
    void a_login_is_not_named_never_activated_or_opens_the_filings_of_two_holders() {
        var data = DataSet.generated(1, 0, 97, false);
        var byKind = data.filings().collect(Collectors.groupingBy(OldFiling::kind));

        assertThat(rowsOf(byKind.get(Kind.IMPORT_WITHOUT_LOGIN), TableKind.SUBJECTS))
                .singleElement()
                .matches(subject -> subject.get("account_id").isEmpty());
        assertThat(byKind.get(Kind.IMPORT_WITHOUT_LOGIN))
                .allMatch(one -> one.kind().route() == Kind.Route.CLAIM);
        var inactive = byKind.get(Kind.LOGIN_NEVER_ACTIVATED).getFirst();
        assertThat(inactive.account().orElseThrow().activated()).isFalse();
        assertThat(inactive.kind().route()).isEqualTo(Kind.Route.CLAIM);
        var shared = byKind.get(Kind.SHARED_LOGIN);
        var same = byKind.get(Kind.SAME_LOGIN);
        assertThat(rowsOf(shared, TableKind.ACCOUNTS)).hasSize(1);
        assertThat(rowsOf(same, TableKind.ACCOUNTS)).isEmpty();
        assertThat(rowsOf(same, TableKind.SUBJECTS).getFirst().get("account_id"))
                .isEqualTo(rowsOf(shared, TableKind.ACCOUNTS).getFirst().get("account_id"));

        var plan = data.plan();
        assertThat(plan.routes()).containsEntry("CLAIM", (long) Stream.of(
                        Kind.CLAIM,
                        Kind.CLAIM_WITHOUT_LOGIN,
                        Kind.LAST_SECOND_OF_CLAIMS,
                        Kind.IMPORT_WITHOUT_LOGIN,
                        Kind.LOGIN_NEVER_ACTIVATED)
                .mapToInt(kind -> byKind.get(kind).size())
                .sum());
        assertThat(plan.claimable()).isEqualTo(plan.routes().get("CLAIM") + 2);
    }

    private static List<Row> rowsOf(List<OldFiling> filings, TableKind table) {
        var rows = new ArrayList<Row>();
        filings.forEach(filing -> OldTables.rows(filing, (of, row) -> {
            if (of == table) {
                rows.add(row);
            }
        }));
        return rows;
    }

    @Test
    void no_two_rows_share_a_number_a_login_a_certificate_or_a_domain() {
        var seen = new HashSet<String>();
        var demo = DataSet.DEMO.filings();
        Stream.concat(demo, DataSet.generated(1, 0, 3_000, false).filings()).forEach(filing -> {
            if (filing.kind() != Kind.SAME_LOGIN) {
                filing.account()
                        .ifPresent(
                                account -> assertThat(seen.add(account.login())).isTrue());
                filing.account()
                        .ifPresent(account -> assertThat(seen.add(account.id())).isTrue());
            }
            filing.subject().ifPresent(subject -> {
                assertThat(seen.add(subject.number())).isTrue();
                assertThat(seen.add(subject.certificateNumber())).isTrue();
            });
            filing.sites().forEach(site -> {
                assertThat(seen.add(site.number())).isTrue();
                site.domains().forEach(domain -> assertThat(seen.add(domain)).isTrue());
            });
        });
    }

    @Test
    void any_name_has_a_filing_of_its_own_which_is_the_same_each_time() {
        var filing = named("legacy-import-mybakery.cn");

        assertThat(filing.kind()).isEqualTo(Kind.IMPORT);
        assertThat(filing.domain()).isEqualTo("legacy-import-mybakery.cn");
        assertThat(filing.account().orElseThrow().login()).isEqualTo("legacy-import-mybakery@old.example.com");
        assertThat(named("legacy-import-mybakery.cn")).isEqualTo(filing);
        assertThat(named("Legacy-Import-MyBakery.CN")).isEqualTo(filing);
        assertThat(named("legacy-li2-anyone.cn").account().orElseThrow().login())
                .isEqualTo("legacy-li2-anyone@old.example.com");
        assertThat(Stream.of(".cn", ".com", ".com.cn", "-com.cn")
                        .map(ending -> named("legacy-import-shop" + ending)
                                .account()
                                .orElseThrow()
                                .login()))
                .as("each name has a login of its own")
                .doesNotHaveDuplicates();
        DataSet.DEMO
                .filings()
                .filter(one -> one.subject().isPresent())
                .forEach(one -> assertThat(named(one.domain())).isEqualTo(one));
        var numbers = IntStream.range(0, 60)
                .mapToObj(place -> named("legacy-claim-shop" + place + ".com"))
                .map(one -> one.subject().orElseThrow().number())
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void a_name_without_a_label_of_the_old_platform_has_none() {
        assertThat(List.of("ok-shop.cn", "legacy-shop.cn", "legacy-import-.cn", "legacy-import-shop", ""))
                .allMatch(name -> DataSet.named(name).isEmpty());
    }

    private static OldFiling named(String domain) {
        return DataSet.named(domain).orElseThrow().filings().findFirst().orElseThrow();
    }

    @Test
    void certificates_have_the_forms_of_their_years_and_right_check_digits() {
        var forms = new HashSet<String>();
        DataSet.generated(3, 0, 1_000, false)
                .filings()
                .flatMap(one -> one.subject().stream())
                .forEach(subject -> {
                    var number = subject.certificateNumber();
                    var form = subject.certificateType() + "/" + number.length();
                    forms.add(form);
                    var right = switch (form) {
                        case "2/18" -> ResidentId.check(number, TODAY).isValid();
                        case "2/15" ->
                            ResidentId.check(ResidentId.upgrade15(number), TODAY)
                                    .isValid();
                        case "1/18" -> Uscc.check(number).isValid();
                        case "1/15" -> BusinessRegistrationNumber.check(number).isValid();
                        case "12/10" -> OrganisationCode.check(number).isValid();
                        default -> false;
                    };
                    assertThat(right).as(form + " " + number).isTrue();
                });
        assertThat(forms).containsExactlyInAnyOrder("2/18", "2/15", "1/18", "1/15", "12/10");
    }

    @Test
    void the_boundaries_are_hit_to_the_second() {
        var moments = DataSet.generated(3, 0, 97, false)
                .filings()
                .filter(one -> one.kind().name().contains("SECOND"))
                .collect(Collectors.toMap(
                        OldFiling::kind,
                        one -> one.subject().orElseThrow().submittedAt().toString()));
        assertThat(moments)
                .containsOnly(
                        Map.entry(Kind.LAST_SECOND_OF_CLAIMS, "2010-05-31T23:59:59"),
                        Map.entry(Kind.FIRST_SECOND_OF_IMPORTS, "2010-06-01T00:00"),
                        Map.entry(Kind.LAST_SECOND_OF_IMPORTS, "2017-01-31T23:59:59"),
                        Map.entry(Kind.FIRST_SECOND_OF_DIRECT, "2017-02-01T00:00"));
    }

    @Test
    void the_plan_counts_what_the_files_have() throws IOException {
        var data = DataSet.generated(5, 0, 120, true);
        var plan = data.plan();
        for (var file : plan.files()) {
            var lines = new String(written(data, file.kind().fileName() + ".ndjson"), StandardCharsets.UTF_8)
                    .lines()
                    .count();
            assertThat(lines).as(file.kind().name()).isEqualTo(file.rows());
            assertThat(file.rows()).isEqualTo(file.stored() + file.setAside());
        }
        assertThat(plan.routes().values().stream().mapToLong(Long::longValue).sum())
                .as("each filing, and beside them the other holders of shared logins")
                .isEqualTo(120
                        + data.filings()
                                .filter(filing -> filing.kind() == Kind.SAME_LOGIN)
                                .count());
        assertThat(plan.faults().stream().mapToLong(LoadPlan.Fault::rows).sum())
                .isEqualTo(
                        plan.files().stream().mapToLong(LoadPlan.File::setAside).sum())
                .isEqualTo(PlantedFault.values().length);
    }

    @Test
    void faults_come_after_the_sound_rows_and_no_row_refers_to_one() {
        var ids = new EnumMap<TableKind, Set<String>>(TableKind.class);
        for (var table : TableKind.values()) {
            ids.put(table, new HashSet<>());
        }
        var last = new ArrayList<Row>();
        DataSet.generated(5, 0, 120, true).each((table, row) -> {
            ids.get(table).add(row.cells().getFirst());
            last.add(row);
        });
        var faulty = last.subList(last.size() - PlantedFault.values().length, last.size());
        var planted = faulty.stream()
                .filter(row -> row.cells().getFirst().contains("X"))
                .map(row -> row.cells().getFirst())
                .toList();
        assertThat(planted).hasSizeGreaterThan(20);
        for (var row : last) {
            if (row.table() == TableKind.SITES || row.table() == TableKind.PAPERS) {
                assertThat(planted).doesNotContain(row.get("subject_id"));
            }
        }
    }

    @Test
    void gbk_can_write_every_row() throws IOException {
        var data = DataSet.generated(5, 0, 300, true);
        for (var table : TableKind.values()) {
            var gbk = new String(written(data, table.fileName() + ".gbk.csv"), Charset.forName("GBK"));
            var utf8 = new String(written(data, table.fileName() + ".csv"), StandardCharsets.UTF_8);
            assertThat(gbk.replace("\r\n", "\n")).isEqualTo(utf8);
        }
    }

    @Test
    void the_command_writes_six_files_and_the_plan(@TempDir Path folder) throws IOException {
        var plan = LegacyData.write(LegacyData.Wish.of(
                List.of("50", folder.toString(), "--form", "ndjson", "--pack", "zip", "--seed", "9")));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "accounts.ndjson.zip",
                            "subjects.ndjson.zip",
                            "sites.ndjson.zip",
                            "domains.ndjson.zip",
                            "orders.ndjson.zip",
                            "papers.ndjson.zip",
                            "plan.json");
        }
        assertThat(plan).isEqualTo(DataSet.generated(9, 0, 50, true).plan());
    }

    @Test
    void the_demonstration_has_a_filing_or_a_login_for_each_of_its_labels() {
        var logins = DataSet.DEMO
                .filings()
                .flatMap(one -> one.account().stream())
                .map(OldFiling.Account::login)
                .toList();
        assertThat(logins).contains("legacy-import-1@old.example.com", "legacy-li6-1@old.example.com");
        assertThat(DataSet.DEMO
                        .filings()
                        .filter(one -> one.subject().isPresent())
                        .map(OldFiling::domain))
                .contains("legacy-claim-1.cn", "legacy-nologin-1.cn", "legacy-wangpu-1.cn", "legacy-elsewhere-1.cn");
        assertThat(DataSet.DEMO.filings().count()).isBetween(45L, 60L);
    }

    private static byte[] written(DataSet data, String file) throws IOException {
        var out = new ByteArrayOutputStream();
        data.write(ExportFile.named(file), out);
        return out.toByteArray();
    }
}
