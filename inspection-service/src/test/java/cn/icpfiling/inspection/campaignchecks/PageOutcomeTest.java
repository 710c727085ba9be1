package cn.icpfiling.inspection.campaignchecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PagePlace;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.inspection.pages.PageInspection;
import cn.icpfiling.platform.egress.FetchOutcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the looks at the home pages of a site say. */
class PageOutcomeTest {

    private static final Instant AT = Instant.parse("2026-11-28T04:00:00Z");
    private static final UUID LOOK = new UUID(7, 7);
    private static final PageObservation WRONG = new PageObservation(
            "NUMBER.SHOWN_WRONG", PageVerdict.FAULT, PageNote.OTHER_NUMBER, PagePlace.TEXT, "王小明 京ICP备05000001号");
    private static final PageObservation SUSPECT = new PageObservation(
            "CONTENT.SUBJECT_MISMATCH", PageVerdict.SUSPECTED, PageNote.OTHER_NAME, PagePlace.TEXT, "王小明");
    private static final PageObservation UNSEEN =
            new PageObservation("NUMBER.NOT_SHOWN", PageVerdict.UNKNOWN, PageNote.NOT_REACHED, null, null);

    private static PageInspection look(String domain, FetchOutcome outcome, PageObservation... seen) {
        return look(domain, outcome, "", seen);
    }

    private static PageInspection look(String domain, FetchOutcome outcome, String detail, PageObservation... seen) {
        var filed = new FiledPage(LOOK, domain, "11", "京ICP备1号", "京ICP备1号-1", 4, null, null, "王小明", AT);
        return new PageInspection(
                LOOK,
                filed,
                AT,
                outcome,
                detail,
                "https://" + domain + "/",
                200,
                "",
                null,
                null,
                List.of(seen),
                "",
                true);
    }

    private static CheckOutcome outcome(PageInspection... looks) {
        var byDomain = new LinkedHashMap<String, Optional<PageInspection>>();
        for (var look : looks) {
            byDomain.put(look.filed().domain(), Optional.of(look));
        }
        return PageOutcome.of(byDomain, List.of(), List.of(), Set.of());
    }

    @Test
    void a_page_without_an_observation_passes_with_its_evidence() {
        assertThat(outcome(look("a.com", FetchOutcome.FETCHED)))
                .isEqualTo(new CheckOutcome.Passed("a.com page " + LOOK + " FETCHED"));
    }

    @Test
    void what_anyone_sees_is_a_fault_a_suspicion_beside_it_is_for_a_person_and_the_evidence_quotes_nothing() {
        var outcome = outcome(
                look("a.com", FetchOutcome.FETCHED, SUSPECT), look("b.com", FetchOutcome.FETCHED, WRONG, SUSPECT));

        assertThat(outcome)
                .isEqualTo(new CheckOutcome.Failed(
                        List.of(new CheckOutcome.Fault("NUMBER.SHOWN_WRONG", "b.com")),
                        true,
                        List.of(
                                new CheckOutcome.Fault("CONTENT.SUBJECT_MISMATCH", "a.com"),
                                new CheckOutcome.Fault("CONTENT.SUBJECT_MISMATCH", "b.com")),
                        "a.com page " + LOOK
                                + " FETCHED CONTENT.SUBJECT_MISMATCH SUSPECTED OTHER_NAME; b.com page " + LOOK
                                + " FETCHED NUMBER.SHOWN_WRONG FAULT OTHER_NUMBER, CONTENT.SUBJECT_MISMATCH"
                                + " SUSPECTED OTHER_NAME"));
    }

    @Test
    void a_fault_alone_is_decided() {
        assertThat(outcome(look("a.com", FetchOutcome.FETCHED, WRONG)))
                .isInstanceOfSatisfying(
                        CheckOutcome.Failed.class,
                        failed -> assertThat(failed.undecided()).isFalse());
    }

    @Test
    void a_suspicion_and_a_page_that_was_not_reached_are_for_a_person() {
        assertThat(outcome(look("a.com", FetchOutcome.FETCHED, SUSPECT)))
                .isInstanceOfSatisfying(
                        CheckOutcome.Unknown.class,
                        unknown -> assertThat(unknown.mayPass()).isFalse());
        assertThat(outcome(look("a.com", FetchOutcome.NOT_REACHED, UNSEEN)))
                .isInstanceOfSatisfying(
                        CheckOutcome.Unknown.class,
                        unknown -> assertThat(unknown.mayPass()).isFalse());
    }

    @Test
    void a_page_that_this_service_did_not_get_to_ask_is_asked_again() {
        var outcome = outcome(look("a.com", FetchOutcome.FETCHED), look("b.com", FetchOutcome.TOO_BUSY, UNSEEN));

        assertThat(outcome)
                .isEqualTo(new CheckOutcome.Unknown(
                        "a.com page " + LOOK + " FETCHED; b.com TOO_BUSY NUMBER.NOT_SHOWN UNKNOWN NOT_REACHED", true));
    }

    @Test
    void a_name_that_may_be_unanswered_for_all_is_asked_again_for_longer_and_is_no_evidence() {
        var looks = Map.of("a.com", Optional.of(look("a.com", FetchOutcome.TOO_SLOW, "NAME", UNSEEN)));

        assertThat(PageOutcome.of(looks, List.of(), List.of(), Set.of("a.com")))
                .isEqualTo(new CheckOutcome.Unknown(
                        "a.com TOO_SLOW NAME_UNANSWERED NUMBER.NOT_SHOWN UNKNOWN NOT_REACHED", true, true));
        assertThat(PageOutcome.of(looks, List.of(), List.of(), Set.of()))
                .as("the fault of the name itself")
                .isEqualTo(new CheckOutcome.Unknown(
                        "a.com page " + LOOK + " TOO_SLOW NAME_UNANSWERED NUMBER.NOT_SHOWN UNKNOWN NOT_REACHED",
                        false));
    }

    @Test
    void domains_that_are_left_out_are_named_and_stay_open_and_one_that_is_not_filed_any_more_is_unknown() {
        var looks = new LinkedHashMap<String, Optional<PageInspection>>();
        looks.put("a.com", Optional.of(look("a.com", FetchOutcome.FETCHED)));
        assertThat(PageOutcome.of(looks, List.of("d.com", "e.com"), List.of(), Set.of()))
                .isEqualTo(new CheckOutcome.Passed(
                        List.of(new CheckOutcome.Fault(null, "d.com"), new CheckOutcome.Fault(null, "e.com")),
                        "a.com page " + LOOK + " FETCHED; NOT_LOOKED_AT d.com e.com"));

        looks.put("b.com", Optional.empty());
        assertThat(PageOutcome.of(looks, List.of(), List.of(), Set.of()))
                .isEqualTo(new CheckOutcome.Unknown("a.com page " + LOOK + " FETCHED; b.com NOT_FILED", false));
    }

    @Test
    void a_fault_names_its_own_domain_and_a_page_that_could_not_be_judged_beside_it_is_for_a_person() {
        var outcome =
                outcome(look("a.com", FetchOutcome.NOT_REACHED, UNSEEN), look("b.com", FetchOutcome.FETCHED, WRONG));

        assertThat(outcome).isInstanceOfSatisfying(CheckOutcome.Failed.class, failed -> {
            assertThat(failed.faults()).containsExactly(new CheckOutcome.Fault("NUMBER.SHOWN_WRONG", "b.com"));
            assertThat(failed.undecided()).isTrue();
        });
    }

    @Test
    void a_site_that_looks_unused_is_never_a_fault_but_tells_the_reason_to_the_inspector() {
        var looks = new LinkedHashMap<String, Optional<PageInspection>>();
        looks.put("a.com", Optional.of(look("a.com", FetchOutcome.NOT_REACHED, UNSEEN)));

        var outcome = PageOutcome.of(looks, List.of(), List.of("a.com"), Set.of());

        assertThat(outcome).isInstanceOf(CheckOutcome.Unknown.class);
        assertThat(outcome.evidence()).endsWith("a.com SITE.NOT_IN_USE SUSPECTED");
    }

    @Test
    void a_look_shows_nothing_if_no_page_came_and_not_if_the_platform_did_not_ask() {
        assertThat(look("a.com", FetchOutcome.NOT_REACHED, UNSEEN).showsNothing())
                .isTrue();
        assertThat(look("a.com", FetchOutcome.REFUSED_ADDRESS, UNSEEN).showsNothing())
                .isFalse();
        assertThat(look("a.com", FetchOutcome.TOO_BUSY, UNSEEN).showsNothing()).isFalse();
        assertThat(look("a.com", FetchOutcome.FETCHED, WRONG).showsNothing()).isFalse();
        var parked =
                new PageObservation("NUMBER.NOT_SHOWN", PageVerdict.UNKNOWN, PageNote.PARKED, PagePlace.TEXT, null);
        assertThat(look("a.com", FetchOutcome.FETCHED, parked).showsNothing()).isTrue();
    }
}
