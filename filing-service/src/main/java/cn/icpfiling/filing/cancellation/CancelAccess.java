package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.records.AccessEnd;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.filings.EndAccess;
import cn.icpfiling.filing.filings.FiledTargets;
import cn.icpfiling.filing.filings.PreparedActs;
import cn.icpfiling.filing.impact.ConfirmedAct;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Ends this provider's access for the holder (docs/trade.md 3.6). State and token are checked twice: first before any
 * other system is called, and again under the locks in the one transaction that changes data. In between, outside any
 * transaction, the authority checks the password, and then account-service redeems the code. The code is last, so that
 * a wrong password or a silent authority uses up none.
 */
@ApplicationScoped
class CancelAccess {

    private final PreparedActs acts;
    private final ActingFor actingFor;
    private final FiledTargets targets;
    private final ConfirmedAct confirmed;
    private final EndingGate gate;
    private final AccountCodes codes;
    private final EndAccess endAccess;
    private final Clock clock;

    CancelAccess(
            PreparedActs acts,
            ActingFor actingFor,
            FiledTargets targets,
            ConfirmedAct confirmed,
            EndingGate gate,
            AccountCodes codes,
            EndAccess endAccess,
            Clock clock) {
        this.acts = acts;
        this.actingFor = actingFor;
        this.targets = targets;
        this.confirmed = confirmed;
        this.gate = gate;
        this.codes = codes;
        this.endAccess = endAccess;
        this.clock = clock;
    }

    private record Snapshot(UUID holder, UUID subject, String subjectNumber, ProvinceRules rules) {}

    private record Prepared(boolean onOldPlatform, ProvinceRules.Gate gate) {}

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, AccessCancellation request) {
        targets.requireService(id);
        var partner = actingFor.applicant().partner();
        request.requireProofOf(partner != null);
        return acts.perform(
                idempotentRequest,
                () -> prepared(id, idempotentRequest, request, partner != null),
                prepared -> cancel(id, prepared, request));
    }

    private Prepared prepared(
            UUID id, IdempotentRequest idempotentRequest, AccessCancellation request, boolean byPartner) {
        var onOldPlatform = confirmed.isOnOldPlatform(() -> targets.service(id));
        var seen = UnitOfWork.in(() -> {
            var target = targets.service(id);
            confirmed.require(FiledAct.CANCEL_ACCESS, target, onOldPlatform, request.impactToken());
            var subject = target.subject();
            return new Snapshot(
                    subject.holder(),
                    subject.id(),
                    subject.subjectNumber(),
                    gate.rulesFor(FiledAct.CANCEL_ACCESS.ruledAct(), subject));
        });
        gate.require(seen.rules(), seen.subject(), seen.subjectNumber(), request.filingPassword());
        if (!byPartner) {
            codes.redeem(idempotentRequest, seen.holder(), id, request.codeId(), request.code());
        }
        return new Prepared(onOldPlatform, seen.rules().gate());
    }

    private Reply cancel(UUID id, Prepared prepared, AccessCancellation request) {
        var target = targets.lockedService(id);
        confirmed.require(FiledAct.CANCEL_ACCESS, target, prepared.onOldPlatform(), request.impactToken());
        var service = target.service();
        endAccess.handle(
                target.subject(), service, AccessEnd.byHolder(), proof(service, prepared.gate()), clock.instant());
        return CancelledAccess.reply(service);
    }

    /** Of a partner the audit keeps that it answered for its customer in place of a code. */
    private Map<String, Object> proof(FiledService service, ProvinceRules.Gate gate) {
        var details = new HashMap<String, Object>();
        var actor = actingFor.applicant();
        details.put("role", actor.role());
        details.put(
                "proof",
                (actor.partner() == null ? "CODE" : "PARTNER")
                        + (gate == ProvinceRules.Gate.FILING_PASSWORD ? "_AND_PASSWORD" : ""));
        if (actor.partner() != null) {
            details.put("partner", actor.partner());
            details.put("onBehalfOf", actingFor.behalf(service.holder()));
        }
        return details;
    }
}
