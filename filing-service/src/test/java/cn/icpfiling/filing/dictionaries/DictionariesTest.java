package cn.icpfiling.filing.dictionaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.catalogue.RegionTable.Level;
import cn.icpfiling.filing.dictionaries.DictionaryEntry.Family;
import cn.icpfiling.filing.tables.BundledTables;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Texts;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a dictionary shows is what the rules know. */
class DictionariesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Pattern LINK = Pattern.compile("/api/v1/dictionaries/([a-z-]+)");
    private static final int LARGEST = 600_000;
    private static final int LARGEST_COMPRESSED = 60_000;

    private final CodeTables codes = BundledTables.load().codes();
    private final Texts texts = Texts.load();
    private final Dictionaries dictionaries = new Dictionaries(BundledTables.load(), texts);
    private final ShowDictionary show =
            new ShowDictionary(dictionaries, Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC));

    @Test
    void the_tables_of_the_form_are_there_and_the_reasons_and_the_materials() {
        assertThat(dictionaries.all())
                .extracting(Dictionary::name)
                .contains(
                        "natures",
                        "certificate-types",
                        "content-types",
                        "pre-approvals",
                        "languages",
                        "access-modes",
                        "server-locations",
                        "provinces",
                        "regions",
                        "reasons",
                        "material-kinds",
                        "order-types",
                        "order-states",
                        "roles",
                        "network-regions",
                        "legacy-products",
                        "case-kinds")
                .isSorted();
    }

    /** A client that has the part costs no reading of the table. */
    @Test
    void a_part_of_a_table_and_its_tag_are_made_once_and_an_empty_part_is_not_kept() {
        var counties = show.handle("regions", null, Level.COUNTY, null);

        assertThat(counties.table().count()).isGreaterThan(2_000);
        assertThat(show.handle("regions", TODAY, Level.COUNTY, null)).isSameAs(counties);
        assertThat(show.handle("regions", null, null, "330100"))
                .isSameAs(show.handle("regions", null, null, "330100"))
                .isNotEqualTo(counties);
        assertThat(show.handle("regions", null, Level.COUNTY, "33"))
                .isNotSameAs(show.handle("regions", null, Level.COUNTY, "33"));
        assertThat(show.handle("regions", LocalDate.of(2010, 1, 1), Level.COUNTY, null)
                        .tag())
                .isNotEqualTo(counties.tag());
    }

    @Test
    void every_code_has_a_chinese_name_and_only_regions_have_no_english_one() {
        assertThat(dictionaries.all())
                .allSatisfy(dictionary -> assertThat(
                                dictionary.on(TODAY).table().items())
                        .as(dictionary.name())
                        .isNotEmpty()
                        .allSatisfy(entry -> {
                            assertThat(entry.zh()).as(entry.code()).isNotBlank().doesNotStartWith(entry.code() + ".");
                            if (dictionary.name().equals("regions")) {
                                assertThat(entry.en()).isNull();
                            } else {
                                assertThat(entry.en())
                                        .as(entry.code())
                                        .isNotBlank()
                                        .doesNotContain(".detail");
                            }
                        })
                        .extracting(DictionaryEntry::code)
                        .doesNotHaveDuplicates());
    }

    @Test
    void a_nature_names_the_certificates_that_the_rules_let_it_have() {
        assertThat(items("natures"))
                .allSatisfy(nature -> assertThat(codes.certificates().keySet())
                        .allSatisfy(type -> assertThat(nature.certificateTypes().contains(type))
                                .as("nature %s, certificate %s", nature.code(), type)
                                .isEqualTo(codes.allows(Integer.parseInt(nature.code()), type))));
        assertThat(items("certificate-types"))
                .filteredOn(type -> type.code().equals("2"))
                .extracting(DictionaryEntry::zh, DictionaryEntry::natures)
                .containsExactly(tuple("居民身份证", List.of(CodeTables.PERSON)));
    }

    @Test
    void the_flags_of_a_table_are_all_that_the_rules_accept() {
        assertThat(sum("content-types")).isEqualTo(codes.contentTypes());
        assertThat(sum("pre-approvals")).isEqualTo(codes.preApprovals());
        assertThat(sum("access-modes")).isEqualTo(codes.accessModes());
        assertThat(sum("server-locations")).isEqualTo(codes.serverLocations());
        assertThat(items("languages").stream().map(entry -> Integer.valueOf(entry.code())))
                .containsExactlyInAnyOrderElementsOf(codes.languages());
    }

    @Test
    void a_content_type_tells_whether_a_person_may_choose_it() {
        assertThat(items("content-types"))
                .allSatisfy(type -> assertThat(type.natures().contains(CodeTables.PERSON))
                        .as(type.zh())
                        .isEqualTo((codes.personContentTypes() & Long.parseLong(type.code())) != 0));
    }

    @Test
    void a_material_tells_who_can_be_asked_for_it_and_in_which_order() {
        assertThat(items("material-kinds"))
                .filteredOn(kind -> Set.of("SUBJECT_CERTIFICATE", "SUBJECT_PRINCIPAL_ID", "CHANGE_PROOF")
                        .contains(kind.code()))
                .allSatisfy(kind -> assertThat(kind.natures().contains(CodeTables.PERSON))
                        .isEqualTo(!kind.code().equals("SUBJECT_CERTIFICATE")))
                .filteredOn(kind -> kind.code().equals("CHANGE_PROOF"))
                .extracting(DictionaryEntry::orderTypes)
                .containsExactly(List.of(OrderType.CHANGE_SUBJECT, OrderType.CHANGE_SERVICE));
        assertThat(items("material-kinds"))
                .filteredOn(kind -> kind.natures() == null)
                .extracting(DictionaryEntry::code)
                .containsExactly(
                        "RESIDENCE_PROOF",
                        "WORK_PROOF",
                        "PLEDGE",
                        "SITE_PLAN",
                        "SUPERVISOR_APPROVAL",
                        "ORIGINAL_FILING",
                        "HAND_HELD_PHOTO",
                        "APPLICANT_ID_FRONT",
                        "APPLICANT_ID_BACK");
    }

    @Test
    void reasons_are_those_of_the_catalogue_and_of_findings_each_with_its_remedy() {
        assertThat(items("reasons"))
                .extracting(DictionaryEntry::code)
                .containsAll(ReasonCatalogue.bundled().all());
        assertThat(items("reasons"))
                .filteredOn(reason -> reason.code().equals("SPONSOR_NAME.RENAMED"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.families())
                            .containsExactly(Family.REVIEW, Family.VERIFICATION, Family.ENDING, Family.FINDING);
                    assertThat(reason.remedyZh()).isNotBlank();
                    assertThat(reason.remedyEn()).isNotBlank();
                });
    }

    @Test
    void regions_are_found_by_their_parent_and_by_their_level() {
        assertThat(show.handle("regions", null, null, "33").table().items())
                .extracting(DictionaryEntry::code)
                .contains("330100", "331100")
                .hasSize(11);
        assertThat(show.handle("regions", null, null, "330100").table().items())
                .extracting(DictionaryEntry::zh)
                .contains("西湖区", "临平区");
        assertThat(show.handle("regions", null, Level.PROVINCE, null).table().items())
                .hasSize(34);
        assertThat(show.handle("regions", null, Level.COUNTY, null).table().items())
                .hasSize(2846);
    }

    @Test
    void a_table_of_an_earlier_day_has_the_regions_of_that_day() {
        assertThat(show.handle("regions", LocalDate.of(2010, 12, 30), null, "110100")
                        .table()
                        .items())
                .extracting(DictionaryEntry::zh, DictionaryEntry::successors)
                .contains(tuple("崇文区", List.of("110101")));
        assertThat(show.handle("regions", LocalDate.of(2010, 12, 31), null, "110100")
                        .table()
                        .items())
                .extracting(DictionaryEntry::zh)
                .contains("东城区")
                .doesNotContain("崇文区");
        assertThat(show.handle("regions", LocalDate.of(1990, 1, 1), null, "110100")
                        .table()
                        .since())
                .isNull();
    }

    @Test
    void days_without_a_change_between_them_have_the_same_table_and_tag() {
        var one = show.handle("regions", LocalDate.of(2025, 3, 1), null, null);
        var other = show.handle("regions", LocalDate.of(2026, 3, 1), null, null);
        var before = show.handle("regions", LocalDate.of(2019, 3, 1), null, null);

        assertThat(other).isSameAs(one);
        assertThat(other.tag().toString()).isNotEqualTo(before.tag().toString()).matches("\"[0-9]+-\"");
    }

    @Test
    void all_regions_fit_into_the_size_that_the_contract_tells() throws IOException {
        var json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .writeValueAsBytes(show.handle("regions", null, null, null).table());
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(json);
        }

        assertThat(json.length).isBetween(100_000, LARGEST);
        assertThat(compressed.size()).isLessThan(LARGEST_COMPRESSED);
    }

    @Test
    void what_is_no_dictionary_or_no_part_of_one_is_refused() {
        assertThatThrownBy(() -> show.handle("colours", null, null, null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> show.handle("natures", null, Level.CITY, "11")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> show.handle("regions", null, null, "999900")).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_list_names_each_dictionary_with_the_tag_of_its_whole_table() {
        var list = new ListDictionaries(dictionaries, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).handle(TODAY);

        assertThat(list.items()).hasSameSizeAs(dictionaries.all()).allSatisfy(item -> {
            var table = show.handle(item.name(), TODAY, null, null);
            assertThat(item.count()).isEqualTo(table.table().items().size());
            assertThat(item.etag()).isEqualTo(table.tag().toString());
        });
    }

    /** A remedy that says "choose from the table" names the table. */
    @Test
    void the_dictionaries_that_remedies_link_to_exist() {
        var linked = new TreeSet<String>();
        for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            texts.keys(language).forEach(key -> {
                var text = texts.text(language, key, List.of("natures"));
                LINK.matcher(text).results().forEach(link -> linked.add(link.group(1)));
            });
        }

        assertThat(linked).contains("natures", "certificate-types", "provinces", "regions", "reasons", "content-types");
        assertThat(linked)
                .allSatisfy(
                        name -> assertThat(dictionaries.named(name)).as(name).isPresent());
        assertThat(texts.text(Locale.ENGLISH, "CODE_UNKNOWN.remedy", List.of("languages")))
                .contains("/api/v1/dictionaries/languages");
    }

    private List<DictionaryEntry> items(String name) {
        return show.handle(name, null, null, null).table().items();
    }

    private long sum(String name) {
        return items(name).stream()
                .map(entry -> Long.valueOf(entry.code()))
                .collect(Collectors.summingLong(Long::longValue));
    }
}
