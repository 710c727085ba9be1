package cn.icpfiling.verification.checks;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.AuthorityRecord;
import cn.icpfiling.verification.core.rules.DomainFacts;
import cn.icpfiling.verification.core.rules.DomainFitness;
import cn.icpfiling.verification.core.rules.DomainRules;
import cn.icpfiling.verification.core.rules.RealName;
import cn.icpfiling.verification.core.rules.Registration;
import cn.icpfiling.verification.core.rules.VerificationScope;
import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.lists.ApprovedLists;
import cn.icpfiling.verification.lists.ListsInForce;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.Asked;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Freshness;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.sources.RealNameRecord;
import cn.icpfiling.verification.sources.RealNameSource;
import cn.icpfiling.verification.sources.Registrations;
import cn.icpfiling.verification.sources.SourceKind;
import cn.icpfiling.verification.sources.Sourced;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Gathers the facts of all domains at the same time, then judges each domain. Writes nothing. */
@ApplicationScoped
public class CheckDomains {

    private final Registrations registrations;
    private final RealNameSource realNames;
    private final ApprovedLists lists;
    private final AskInParallel parallel;
    private final Clock clock;

    CheckDomains(
            Registrations registrations,
            RealNameSource realNames,
            ApprovedLists lists,
            AskInParallel parallel,
            Clock clock) {
        this.registrations = registrations;
        this.realNames = realNames;
        this.lists = lists;
        this.parallel = parallel;
        this.clock = clock;
    }

    /** Checks the domains of an order. */
    public List<DomainCheck> check(
            List<DomainToCheck> domains,
            Holder holder,
            VerifiedOrderType type,
            LocalDate listDay,
            Freshness freshness,
            Deadline deadline) {
        return check(domains, holder, VerificationScope.ofOrder(type), listDay, freshness, deadline);
    }

    /**
     * Checks the domains of an order. The order may be a change that adds domains.
     *
     * @param added the domains that the order adds, spelled as in {@code domains}
     */
    public List<DomainCheck> check(
            List<DomainToCheck> domains,
            Set<String> added,
            Holder holder,
            VerifiedOrderType type,
            LocalDate listDay,
            Freshness freshness,
            Deadline deadline) {
        return check(
                domains,
                holder,
                domain -> VerificationScope.ofOrder(type, added.contains(domain.asWritten())),
                listDay,
                freshness,
                deadline);
    }

    /**
     * Returns the results in the order of the domains. A question that has no answer by the deadline counts as unknown.
     */
    public List<DomainCheck> check(
            List<DomainToCheck> domains,
            Holder holder,
            VerificationScope scope,
            LocalDate listDay,
            Freshness freshness,
            Deadline deadline) {
        return check(domains, holder, domain -> scope, listDay, freshness, deadline);
    }

    private List<DomainCheck> check(
            List<DomainToCheck> domains,
            Holder holder,
            Function<DomainToCheck, VerificationScope> scopeOf,
            LocalDate listDay,
            Freshness freshness,
            Deadline deadline) {
        var asked = new HashMap<DomainToCheck, Asking>();
        for (var domain : domains) {
            if (!scopeOf.apply(domain).isEmpty()) {
                asked.computeIfAbsent(domain, one -> ask(one, holder, freshness, deadline));
            }
        }
        var inForce = asked.isEmpty() ? null : lists.on(listDay);
        return domains.stream()
                .map(domain -> asked.containsKey(domain)
                        ? judge(asked.get(domain), scopeOf.apply(domain), inForce, listDay, deadline)
                        : notVerified(domain))
                .toList();
    }

    private static DomainCheck notVerified(DomainToCheck domain) {
        return new DomainCheck(domain, DomainRules.notApplicable(), DomainFitness.notVerified(), List.of(), null);
    }

    private record Asking(
            DomainToCheck domain,
            AskInParallel.Pending<Registration> registration,
            AskInParallel.Pending<RealNameRecord> realName) {}

    private Asking ask(DomainToCheck domain, Holder holder, Freshness freshness, Deadline deadline) {
        var name = domain.name();
        return new Asking(
                domain,
                parallel.ask(SourceKind.RDAP, () -> registrations.ask(name, freshness, deadline)),
                parallel.ask(SourceKind.REAL_NAME, () -> realNames.ask(name.ascii(), holder, deadline)));
    }

    private DomainCheck judge(
            Asking asking, VerificationScope scope, ListsInForce inForce, LocalDate listDay, Deadline deadline) {
        var registration = asking.registration().by(deadline);
        var realName = asking.realName().by(deadline);
        var now = clock.instant();
        var facts = new DomainFacts(
                asking.domain().name().tld(),
                registration.answer(),
                registrarRecord(realName),
                authorityRecord(realName),
                inForce.tldAnswer(),
                inForce.registrarAnswer(),
                listDay,
                now,
                LegalTime.dayOf(now));
        var evidence = evidence(registration);
        evidence.addAll(realName.evidence());
        evidence.add(list(SourceKind.TLD_LIST, inForce.tldVersion(), now));
        evidence.add(list(SourceKind.REGISTRAR_LIST, inForce.registrarVersion(), now));
        var findings = DomainRules.judge(facts, scope);
        return new DomainCheck(
                asking.domain(),
                findings,
                DomainFitness.of(facts, findings),
                List.copyOf(evidence),
                endsAt(registration.answer()));
    }

    /**
     * Adds the registrar's name to the first entry of the evidence, so that it is stored with the answer that named it.
     */
    private static List<Asked> evidence(Sourced<Registration> registration) {
        var evidence = new ArrayList<>(registration.evidence());
        if (registration.answer() instanceof Answer.Known<Registration>(var known) && known.registrar() != null) {
            evidence.set(0, evidence.getFirst().naming(known.registrar()));
        }
        return evidence;
    }

    private static Instant endsAt(Answer<Registration> registration) {
        return registration instanceof Answer.Known<Registration>(var known) ? known.endsForHolderAt() : null;
    }

    private static Answer<RealName> registrarRecord(Sourced<RealNameRecord> realName) {
        return switch (realName.answer()) {
            case Answer.Known<RealNameRecord>(var record) -> Answer.known(record.registrar());
            case Answer.Absent<RealNameRecord>() -> Answer.absent();
            case Answer.Unknown<RealNameRecord>() -> Answer.unknown();
        };
    }

    private static Answer<AuthorityRecord> authorityRecord(Sourced<RealNameRecord> realName) {
        return switch (realName.answer()) {
            case Answer.Known<RealNameRecord>(var record) -> record.authority();
            case Answer.Absent<RealNameRecord>() -> Answer.absent();
            case Answer.Unknown<RealNameRecord>() -> Answer.unknown();
        };
    }

    private static Asked list(SourceKind kind, Integer version, Instant at) {
        return version == null
                ? new Asked(kind, "no version", at, AnswerKind.NO_SOURCE, null)
                : new Asked(kind, "version " + version, at, AnswerKind.ANSWERED, null);
    }
}
