package cn.icpfiling.filing.offline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.offline.ProvinceGuide.Way;
import cn.icpfiling.filing.tables.BundledTables;
import cn.icpfiling.filing.tables.DataFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvinceGuidesTest {

    private static final ProvinceGuides.Data DATA = ProvinceGuides.bundled();
    private static final ProvinceGuides GUIDES = new ProvinceGuides();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    static Stream<ProvinceGuide> provinces() {
        return DATA.provinces().stream();
    }

    @Test
    void each_of_the_31_provinces_has_one_entry() {
        var known = BundledTables.load().codes();

        assertThat(DATA.provinces().stream().map(ProvinceGuide::code).distinct())
                .hasSize(31)
                .containsExactlyInAnyOrderElementsOf(known.provinces().keySet());
        for (var day : List.of(LocalDate.EPOCH, TODAY)) {
            assertThat(known.provinces().keySet())
                    .allSatisfy(code -> assertThat(GUIDES.of(code, day).code()).isEqualTo(code));
        }
    }

    /** What an operator puts in place of the file is judged by this at the start. */
    @Test
    void a_file_that_lacks_a_province_or_an_address_or_a_text_is_not_taken() {
        var shipped = DataFiles.text(DataFiles.OFFLINE_PROVINCES);
        var known = BundledTables.load().codes().provinces().keySet();

        assertThat(GuideFaults.of(ProvinceGuides.read(shipped), known)).isEmpty();
        assertThat(GuideFaults.of(ProvinceGuides.read(shipped.replace("code: \"11\"", "code: \"99\"")), known))
                .containsExactly(
                        "province 99 is not in the code tables", "province 11 has no entry from the beginning");
        assertThat(GuideFaults.of(ProvinceGuides.read(shipped.replace("https://", "http://")), known))
                .hasSize(DATA.provinces().size())
                .contains("province 11 has no address that is https");
        assertThat(GuideFaults.of(
                        ProvinceGuides.read(shipped.replace("sources: [S, FORMS]", "sources: [HEARSAY]")), known))
                .contains("paper STAMPED_FORM names no source of the file");
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void an_entry_says_who_decides_where_its_form_is_and_how_it_is_known(ProvinceGuide guide) {
        assertThat(guide.zh()).endsWith("通信管理局");
        assertThat(guide.en()).endsWith(" Communications Administration");
        assertThat(guide.site().toString()).matches("https://[a-z]+(\\.beian|ca)\\.miit\\.gov\\.cn/");
        assertThat(guide.ways()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(guide.sources()).isNotEmpty().isSubsetOf(DATA.sources().keySet());
        assertThat(guide.notes()).allSatisfy(note -> {
            assertThat(note.zh()).isNotBlank();
            assertThat(note.en()).isNotBlank();
            assertThat(note.sources()).isNotEmpty().isSubsetOf(DATA.sources().keySet());
        });
        assertThat(GUIDES.authority(guide.code())).isEqualTo(guide.zh());
    }

    @Test
    void no_entry_says_what_no_source_says() {
        var texts = new ArrayList<String>();
        DATA.provinces().forEach(guide -> guide.notes().forEach(note -> texts.addAll(List.of(note.zh(), note.en()))));
        DATA.papers().forEach(paper -> texts.addAll(List.of(paper.zh(), paper.en())));

        assertThat(texts)
                .allSatisfy(text ->
                        assertThat(text).as("a phone, a postcode or a street").doesNotContainPattern("\\d{5}|路\\d|号楼"));
    }

    @Test
    void special_ways_are_those_of_the_sources() {
        assertThat(GUIDES.of("43", TODAY).ways()).contains(Way.WEEKLY_BATCH);
        assertThat(GUIDES.of("64", TODAY).ways()).containsExactly(Way.FORM_AT_FOOT_OF_PAGE);
        assertThat(GUIDES.of("31", TODAY).ways()).containsExactly(Way.ONLINE);
        assertThat(GUIDES.of("37", TODAY).ways()).contains(Way.POST);
        assertThat(GUIDES.of("51", TODAY).ways()).contains(Way.ACCOUNT_NEEDED);
        assertThat(provinces().filter(ProvinceGuide::decidesWeekly))
                .extracting(ProvinceGuide::code)
                .containsOnly("43");
    }

    @Test
    void what_only_later_sources_say_holds_from_their_day() {
        var source = LocalDate.parse("2019-08-20");
        assertThat(GUIDES.of("31", LocalDate.parse("2016-12-31")).ways()).containsExactly(Way.FORM);
        assertThat(GUIDES.of("31", source).ways()).containsExactly(Way.ONLINE);
        assertThat(GUIDES.of("43", source).ways()).containsExactly(Way.FORM, Way.WEEKLY_BATCH);
        assertThat(GUIDES.of("51", source).ways()).containsExactly(Way.FORM);
        assertThat(GUIDES.of("51", source).notes()).isEmpty();
        assertThat(GUIDES.of("51", LocalDate.parse("2025-12-01")).notes()).hasSize(1);
    }

    @Test
    void papers_are_those_of_the_nature_and_the_ground() {
        assertThat(papers(4, OfflineGround.DOMAIN_HELD_BY_OTHER))
                .containsExactly("STAMPED_FORM", "ORGANISATION_CERTIFICATE", "DOMAIN_CERTIFICATE");
        assertThat(papers(5, OfflineGround.DOMAIN_HELD_BY_OTHER))
                .containsExactly("SIGNED_FORM", "ID_COPY", "DOMAIN_CERTIFICATE");
        assertThat(papers(4, OfflineGround.OWN_EMPTY_SUBJECT))
                .containsExactly("STAMPED_FORM", "ORGANISATION_CERTIFICATE");
        assertThat(papers(5, OfflineGround.OWN_EMPTY_SUBJECT)).containsExactly("SIGNED_FORM", "ID_COPY");
        assertThat(DATA.papers())
                .allSatisfy(paper -> assertThat(paper.sources())
                        .isNotEmpty()
                        .isSubsetOf(DATA.sources().keySet()));
    }

    @Test
    void time_is_that_of_the_sources() {
        assertThat(GUIDES.workingDays().usual()).isEqualTo(5);
        assertThat(GUIDES.workingDays().most()).isEqualTo(20);
        assertThat(GUIDES.workingDays().sources()).isSubsetOf(DATA.sources().keySet());
    }

    private static List<String> papers(int nature, OfflineGround ground) {
        return GUIDES.papers(nature, ground).stream()
                .map(ProvinceGuides.Paper::code)
                .toList();
    }
}
