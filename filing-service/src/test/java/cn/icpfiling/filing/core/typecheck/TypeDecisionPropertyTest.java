package cn.icpfiling.filing.core.typecheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.typecheck.TypeFacts.DomainEntry;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OldPlatform;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OwnService;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OwnServices;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OwnSubject;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every combination of facts there is: 6 own subjects, 4 own services, each answer and silence of each source. */
class TypeDecisionPropertyTest {

    private static final String OWN = "京ICP备2026000001号";
    private static final String OF_ANOTHER_PROVINCE = "湘ICP备2026000002号";
    private static final String OTHER = "粤ICP备2026000003号";
    private static final BlacklistEntry ENTRY = new BlacklistEntry(
            BlacklistEntry.Of.SUBJECT, TypeFact.Source.STORED_BLACKLIST, Instant.parse("2026-02-01T03:04:05Z"));

    private static final List<SubjectEntry> TOLD = List.of(
            SubjectEntry.Told.NOT_FILED,
            new SubjectEntry.Told(OWN, true),
            new SubjectEntry.Told(OWN, false),
            new SubjectEntry.Told(OF_ANOTHER_PROVINCE, true),
            new SubjectEntry.Told(OF_ANOTHER_PROVINCE, false),
            new SubjectEntry.Told(OTHER, true));
    private static final List<DomainEntry> DOMAINS = List.of(
            DomainEntry.NOT_FILED,
            new DomainEntry(true, OWN, OWN + "-1"),
            new DomainEntry(true, OWN, OWN + "-2A"),
            new DomainEntry(true, OF_ANOTHER_PROVINCE, OF_ANOTHER_PROVINCE + "-1"),
            new DomainEntry(true, OTHER, OTHER + "-1"));
    private static final List<OldPlatform> ROUTES = List.of(
            new OldPlatform("NONE", null),
            new OldPlatform("CLAIM", null),
            new OldPlatform("LEGACY_IMPORT", null),
            new OldPlatform("CLAIM", null, null, true),
            new OldPlatform("ACCESS_FILING", null),
            new OldPlatform("LOGIN_WITH_IMPORTED_ACCOUNT", null));

    @Test
    void every_combination_has_one_answer_that_leads_on() {
        assertThat(combinations()).hasSizeGreaterThan(10_000).allSatisfy(facts -> {
            var decision = TypeDecision.of(facts);
            var holds = facts.ownSubject().filter(OwnSubject::heldByCaller).isPresent();

            assertThat(decision).isEqualTo(TypeDecision.of(facts));
            assertThat(NextStep.after(decision.type(), decision.facts(), holds)).isNotEmpty();
            assertThat(decision.missing().isEmpty()).isEqualTo(decision.type() != FilingType.UNDETERMINED);
            assertThat(decision.type().opens().isPresent())
                    .isEqualTo(NextStep.after(decision.type(), decision.facts(), holds)
                            .contains(NextStep.OPEN_ORDER));
        });
    }

    @Test
    void no_answer_depends_on_what_a_silent_source_would_have_said() {
        var guesses = new ArrayList<String>();
        for (var facts : combinations()) {
            var type = TypeDecision.of(facts).type();
            if (type != FilingType.UNDETERMINED && facts.barred().isEmpty()) {
                completions(facts)
                        .filter(complete -> TypeDecision.of(complete).type() != type)
                        .forEach(complete -> guesses.add(type + " of " + facts + " could be "
                                + TypeDecision.of(complete).type()));
            }
        }

        assertThat(guesses).isEmpty();
    }

    @Test
    @Tag("long")
    void a_source_that_is_named_missing_could_change_the_answer_or_hides_one_that_could() {
        assertThat(combinations())
                .filteredOn(facts -> TypeDecision.of(facts).type() == FilingType.UNDETERMINED)
                .hasSizeGreaterThan(1000)
                .allSatisfy(facts -> assertThat(completions(facts)
                                .map(complete -> TypeDecision.of(complete).type())
                                .distinct())
                        .hasSizeGreaterThan(1)
                        .doesNotContain(FilingType.UNDETERMINED));
    }

    @Test
    void a_known_entry_blocks_whoever_is_silent_unless_a_row_in_front_of_it_holds() {
        assertThat(combinations())
                .filteredOn(facts -> !facts.barred().isEmpty())
                .filteredOn(facts ->
                        facts.ownSubject().filter(own -> !own.heldByCaller()).isEmpty())
                .allSatisfy(facts -> assertThat(TypeDecision.of(facts).type())
                        .isIn(
                                FilingType.BLOCKED,
                                FilingType.ALREADY_FILED_HERE,
                                FilingType.CLAIM,
                                FilingType.LEGACY_IMPORT));
    }

    /** Each way in which the silent sources could have answered; what they say agrees with our own records. */
    private static Stream<TypeFacts> completions(TypeFacts facts) {
        return subjects(facts).stream()
                .flatMap(told -> or(facts.domainEntry(), DOMAINS).stream()
                        .flatMap(domain -> or(facts.oldPlatform(), ROUTES).stream()
                                .flatMap(route -> or(facts.tld(), List.of(TldStanding.values())).stream()
                                        .map(tld -> new TypeFacts(
                                                facts.province(),
                                                facts.ownSubject(),
                                                facts.ownService(),
                                                Optional.of(domain),
                                                told,
                                                facts.barred(),
                                                Optional.of(route),
                                                Optional.of(tld),
                                                facts.emptySubjectFiles())))));
    }

    private static List<? extends SubjectEntry> subjects(TypeFacts facts) {
        if (facts.subjectEntry() instanceof SubjectEntry.Told told) {
            return List.of(told);
        }
        return TOLD.stream()
                .map(SubjectEntry.Told.class::cast)
                .filter(told -> facts.ownSubject()
                        .map(own -> own.subjectNumber().equals(told.number())
                                && (told.hasServices()
                                        || own.services() != OwnServices.CANCELLED
                                        || facts.subjectEntry() instanceof SubjectEntry.Silent))
                        .orElse(true))
                .toList();
    }

    private static <T> List<T> or(Optional<T> known, List<T> all) {
        return known.map(List::of).orElse(all);
    }

    private static List<TypeFacts> combinations() {
        var all = new ArrayList<TypeFacts>();
        for (var ownSubject : ownSubjects()) {
            for (var ownService : ownServices(ownSubject)) {
                for (var domain : withSilence(DOMAINS)) {
                    for (var subject : subjectEntries()) {
                        for (var route : withSilence(ROUTES)) {
                            for (var tld : withSilence(List.of(TldStanding.values()))) {
                                for (var barred : List.of(List.<BlacklistEntry>of(), List.of(ENTRY))) {
                                    for (var takesEmpty : List.of(true, false)) {
                                        all.add(new TypeFacts(
                                                "11",
                                                ownSubject,
                                                ownService,
                                                domain,
                                                subject,
                                                barred,
                                                route,
                                                tld,
                                                takesEmpty));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Optional<OwnSubject>> ownSubjects() {
        var all = new ArrayList<Optional<OwnSubject>>();
        all.add(Optional.empty());
        for (var services : OwnServices.values()) {
            all.add(Optional.of(new OwnSubject(OWN, "11", true, services)));
        }
        all.add(Optional.of(new OwnSubject(OF_ANOTHER_PROVINCE, "43", true, OwnServices.LIVE)));
        all.add(Optional.of(new OwnSubject(OWN, "11", false, OwnServices.LIVE)));
        return all;
    }

    /** A domain of the subject's is among its services. */
    private static List<Optional<OwnService>> ownServices(Optional<OwnSubject> subject) {
        var all = new ArrayList<Optional<OwnService>>(
                List.of(Optional.empty(), Optional.of(new OwnService(false, true))));
        subject.filter(own -> own.services() != OwnServices.NONE)
                .ifPresent(own -> all.add(Optional.of(new OwnService(true, false))));
        subject.filter(own -> own.services() == OwnServices.LIVE)
                .ifPresent(own -> all.add(Optional.of(new OwnService(true, true))));
        return all;
    }

    private static List<SubjectEntry> subjectEntries() {
        var all = new ArrayList<>(TOLD);
        all.add(new SubjectEntry.Silent());
        all.add(new SubjectEntry.NotAskable());
        return all;
    }

    private static <T> List<Optional<T>> withSilence(List<T> answers) {
        return Stream.concat(answers.stream().map(Optional::of), Stream.of(Optional.<T>empty()))
                .toList();
    }
}
