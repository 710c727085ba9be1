package cn.icpfiling.verification.judgement;

import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.AskInParallel;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.IdentityMatch;
import cn.icpfiling.verification.core.rules.PrincipalFacts;
import cn.icpfiling.verification.core.rules.PrincipalIsGenuine;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.sources.IdentitySource;
import cn.icpfiling.verification.sources.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges the people of an order: check digits first, which cost nothing, then the identity source, once a person. */
@ApplicationScoped
class CheckPeople {

    private static final int RESIDENT_ID = 2;

    private final IdentitySource identities;
    private final AskInParallel parallel;
    private final Clock clock;

    CheckPeople(IdentitySource identities, AskInParallel parallel, Clock clock) {
        this.identities = identities;
        this.parallel = parallel;
        this.clock = clock;
    }

    List<PersonCheck> check(List<OrderFacts.Person> people, Deadline deadline) {
        var asking = new HashMap<Holder, AskInParallel.Pending<IdentityMatch>>();
        for (var person : people) {
            if (numberHolds(person)) {
                asking.computeIfAbsent(
                        identity(person),
                        identity -> parallel.ask(SourceKind.IDENTITY, () -> identities.ask(identity, deadline)));
            }
        }
        return people.stream().map(person -> judge(person, asking, deadline)).toList();
    }

    private PersonCheck judge(
            OrderFacts.Person person, Map<Holder, AskInParallel.Pending<IdentityMatch>> asking, Deadline deadline) {
        if (!numberHolds(person)) {
            var finding = PrincipalIsGenuine.judge(new PrincipalFacts(false, Answer.unknown()));
            return new PersonCheck(person.part(), finding, List.of());
        }
        var answer = asking.get(identity(person)).by(deadline);
        var finding = PrincipalIsGenuine.judge(new PrincipalFacts(true, answer.answer()));
        return new PersonCheck(person.part(), finding, List.of(answer.asked()));
    }

    /** The other certificates of persons have no public check digit. */
    private boolean numberHolds(OrderFacts.Person person) {
        return person.certificateType() != RESIDENT_ID
                || ResidentId.check(person.certificateNumber(), LegalTime.dayOf(clock.instant()))
                        .isValid();
    }

    private static Holder identity(OrderFacts.Person person) {
        return new Holder(person.name(), person.certificateType(), person.certificateNumber());
    }
}
