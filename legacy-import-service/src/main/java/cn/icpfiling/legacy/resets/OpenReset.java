package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Stores an application for another login mail and opens its case (journey J27). The same happens whether the filing is
 * known or not, so neither the answer nor its time tells a stranger. A case is opened in any event, because the papers belong
 * to it; the support sees whether the filing is known.
 */
@ApplicationScoped
class OpenReset {

    private final MailboxResetRepository resets;
    private final ResetGate gate;
    private final ResetFields fields;
    private final SettleReset settle;
    private final ResetViews views;
    private final IdempotencyService idempotency;
    private final KeyedHash hash;
    private final Audit audit;

    OpenReset(
            MailboxResetRepository resets,
            ResetGate gate,
            ResetFields fields,
            SettleReset settle,
            ResetViews views,
            IdempotencyService idempotency,
            KeyedHash hash,
            Audit audit) {
        this.resets = resets;
        this.gate = gate;
        this.fields = fields;
        this.settle = settle;
        this.views = views;
        this.idempotency = idempotency;
        this.hash = hash;
        this.audit = audit;
    }

    StoredResponse handle(UUID account, IdempotentRequest request, WantedReset wanted, String language) {
        var filed = FiledAs.parse(wanted.filing());
        var earlier = UnitOfWork.in(() -> idempotency.earlier(request));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var key = hash.of("legacy.reset", request.sender() + "|" + request.key());
        var stored = UnitOfWork.in(() -> resets.ofRequest(key).map(MailboxReset::id));
        var id = stored.orElseGet(() -> {
            gate.take(account, wanted.captcha());
            return UnitOfWork.in(() -> store(account, key, filed, wanted, language));
        });
        settle.openCase(id, wanted.name());
        return idempotency.perform(request, () -> {
            var shown = views.forApplicant(resets.findById(id));
            return new Reply(
                    201, "/api/v1/legacy-mailbox-resets/" + id, shown.tag().toString(), shown.view());
        });
    }

    /** 409 LEGACY_RESET_OPEN_ALREADY while another application of the account is not decided. */
    private UUID store(UUID account, byte[] key, FiledAs filed, WantedReset wanted, String language) {
        if (resets.hasOpen(account)) {
            throw new ProblemException(ImportProblem.LEGACY_RESET_OPEN_ALREADY);
        }
        var id = Ids.next();
        var reset = gate.fresh(id, account, key)
                .about(wanted.holderKind(), filed.text(), language)
                .of(
                        wanted.certificateType(),
                        fields.certificateNumber(id, wanted.certificateNumber()),
                        fields.newMail(id, wanted.newMail()));
        resets.persistAndFlush(reset);
        audit.record(Act.of("LEGACY_RESET.ASK", "LEGACY_RESET", id));
        return id;
    }
}
