package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.Partners;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** What an administrator does with partners: let in, suspend, let in again. By the machine's clock, like the tokens it ends. */
@ApplicationScoped
class PartnerDesk {

    private final Once once;
    private final Partners partners;
    private final Audit audit;
    private final Clock clock;

    PartnerDesk(Once once, Partners partners, Audit audit, @MachineClock Clock clock) {
        this.once = once;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    record Shown(PartnerView partner, VersionTag tag) {

        static Shown of(Partner partner) {
            return new Shown(PartnerView.of(partner), new VersionTag(partner.version(), Locale.ROOT));
        }
    }

    /** The name tells partners apart in lists and audits, so it is one partner's; the table's key decides. */
    Answer add(Attempt attempt, String name) {
        try {
            return once.perform(attempt, () -> {
                var partner = new Partner(Ids.next(), name, clock.instant());
                partners.persistAndFlush(partner);
                audit.record(Act.of("PARTNER.ADD", "PARTNER", partner.id()));
                return reply(201, "/api/v1/partners/" + partner.id(), partner);
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.isOne(failure)) throw failure;
            throw new ProblemException(AccountProblem.PARTNER_NAME_TAKEN).causedBy(failure);
        }
    }

    /** No token of its clients is given or taken from now on; what it filed stays as it is. */
    Answer suspend(UUID id, Attempt attempt, IfMatch seen) {
        return act(PartnerAct.SUSPEND, id, attempt, seen, partner -> partner.suspend(clock.instant()));
    }

    /** Clients and credentials are those of before, and so are tokens that have not run out meanwhile. */
    Answer resume(UUID id, Attempt attempt, IfMatch seen) {
        return act(PartnerAct.RESUME, id, attempt, seen, Partner::resume);
    }

    private Answer act(PartnerAct act, UUID id, Attempt attempt, IfMatch seen, Consumer<Partner> perform) {
        UnitOfWork.run(() -> existing(id));
        return once.perform(attempt, () -> {
            var partner = existing(id);
            seen.require(partner.version());
            perform.accept(partner);
            partners.flush();
            audit.record(Act.of("PARTNER." + act, "PARTNER", id));
            return reply(200, null, partner);
        });
    }

    private Partner existing(UUID id) {
        return partners.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static Reply reply(int status, String location, Partner partner) {
        var shown = Shown.of(partner);
        return new Reply(status, location, shown.tag().toString(), shown.partner());
    }
}
