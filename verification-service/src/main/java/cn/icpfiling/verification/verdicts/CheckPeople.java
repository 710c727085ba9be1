package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.AskInParallel;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.IdentityMatch;
import cn.icpfiling.verification.core.rules.PhoneIsTheirs;
import cn.icpfiling.verification.core.rules.PrincipalFacts;
import cn.icpfiling.verification.core.rules.PrincipalIsGenuine;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.sources.IdentitySource;
import cn.icpfiling.verification.sources.PhoneSource;
import cn.icpfiling.verification.sources.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the people of an order. Check digits come first, because they cost nothing. Then the identity source and the
 * carriers are asked at the same time, once for each person.
 */
@ApplicationScoped
class CheckPeople {

    private static final int RESIDENT_ID = 2;

    private final IdentitySource identities;
    private final PhoneSource phones;
    private final AskInParallel parallel;
    private final Clock clock;

    CheckPeople(IdentitySource identities, PhoneSource phones, AskInParallel parallel, Clock clock) {
        this.identities = identities;
        this.phones = phones;
        this.parallel = parallel;
        this.clock = clock;
    }

    private record Asked(Holder identity, String mobile) {
        static Asked of(OrderSnapshot.Person person) {
            return new Asked(
                    new Holder(person.name(), person.certificateType(), person.certificateNumber()), person.mobile());
        }
    }

    /** The pending questions. */
    record Asking(
            List<OrderSnapshot.Person> people,
            Map<Holder, AskInParallel.Pending<IdentityMatch>> identities,
            Map<Asked, AskInParallel.Pending<IdentityMatch>> phones) {}

    Asking ask(List<OrderSnapshot.Person> people, Deadline deadline) {
        var asking = new Asking(people, new HashMap<>(), new HashMap<>());
        people.stream().filter(this::numberHolds).map(Asked::of).forEach(asked -> {
            var identity = asked.identity();
            asking.identities()
                    .computeIfAbsent(
                            identity, _ -> parallel.ask(SourceKind.IDENTITY, () -> identities.ask(identity, deadline)));
            asking.phones()
                    .computeIfAbsent(
                            asked,
                            _ -> parallel.ask(SourceKind.PHONE, () -> phones.ask(identity, asked.mobile(), deadline)));
        });
        return asking;
    }

    /** Returns the results in the order of the people. */
    List<PersonCheck> judge(Asking asking, Deadline deadline) {
        return asking.people().stream()
                .map(person -> judge(person, asking, deadline))
                .toList();
    }

    private PersonCheck judge(OrderSnapshot.Person person, Asking asking, Deadline deadline) {
        if (!numberHolds(person)) {
            var finding = PrincipalIsGenuine.judge(new PrincipalFacts(false, Answer.unknown()));
            return new PersonCheck(person.part(), finding, PhoneIsTheirs.notApplicable(), List.of());
        }
        var asked = Asked.of(person);
        var identity = asking.identities().get(asked.identity()).by(deadline);
        var phone = asking.phones().get(asked).by(deadline);
        return new PersonCheck(
                person.part(),
                PrincipalIsGenuine.judge(new PrincipalFacts(true, identity.answer())),
                PhoneIsTheirs.judge(phone.answer()),
                List.of(identity.asked(), phone.asked()));
    }

    /** Only the resident ID has a public check digit; other certificates of persons have none. */
    private boolean numberHolds(OrderSnapshot.Person person) {
        return person.certificateType() != RESIDENT_ID
                || ResidentId.check(person.certificateNumber(), LegalTime.dayOf(clock.instant()))
                        .isValid();
    }
}
