package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.drafting.DraftFromRecord;
import cn.icpfiling.filing.filings.RegisterImport;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Deregistrations of filings of the old platform, whose form asked for less than today's. */
@ApplicationScoped
class EndsOfOldFilings {

    private static final Instant DAY = Instant.parse("2013-05-06T02:00:00Z");

    private final RegisterImport imports;
    private final DraftFromRecord drafts;
    private final OrderProgress progress;
    private final OrderContentRepository contents;
    private final RuleSets rules;
    private final Clock clock;

    EndsOfOldFilings(
            RegisterImport imports,
            DraftFromRecord drafts,
            OrderProgress progress,
            OrderContentRepository contents,
            RuleSets rules,
            Clock clock) {
        this.imports = imports;
        this.drafts = drafts;
        this.progress = progress;
        this.contents = contents;
        this.rules = rules;
        this.clock = clock;
    }

    /** A subject without addresses, and a site without a principal of its own. */
    @Transactional
    UUID submitted(OrderType type, String name, Person principal) {
        var holder = Holder.own(Ids.next());
        var filed = filed(holder, name, principal);
        var actor = OrderActor.applicant(holder.account());
        var order = drafts.handle(
                type, filed.subject(), type.hasService() ? filed.services().getFirst() : null, actor);
        order.judgedUnder(null, new RulesApplied(rules.inForce().version(), List.of(), List.of()));
        progress.perform(order, OrderAct.SUBMIT, actor, clock.instant());
        return order.id();
    }

    private RegisterImport.Registered filed(Holder holder, String name, Person principal) {
        var number = "京ICP备14%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        var certificate = "91110000"
                + holder.account().toString().replace("-", "").substring(22).toUpperCase(java.util.Locale.ROOT);
        var domain = "old-" + holder.account().toString().substring(24) + ".cn";
        var filing = new RegisterImport.Filing(
                new Subject.Imported(number, new Region("11", "110100", "110105"), 4, 1, DAY),
                certificate,
                contents.certificateIndex(1, certificate),
                new SubjectPart(name, null, null, null, principal),
                List.of(new RegisterImport.Site(
                        new FiledService.Imported(number + "-1", "旧平台官网", List.of(domain), List.of("203.0.113.9"), DAY),
                        new ServicePart(
                                null,
                                "旧平台官网",
                                List.of(domain),
                                null,
                                128L,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null))));
        return imports.handle(filing, holder, "IMPORT", clock.instant());
    }
}
