package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.acts.AllowedActs;
import cn.icpfiling.filing.acts.OldPlatformQuestion;
import cn.icpfiling.filing.core.AccessEnd;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.filings.EndAccess;
import cn.icpfiling.filing.filings.FilingAccess;
import cn.icpfiling.filing.impact.ImpactTokens;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import io.quarkus.narayana.jta.QuarkusTransaction;
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

    private final Once once;
    private final FilingAccess access;
    private final ActingFor actingFor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final AllowedActs allowed;
    private final OldPlatformQuestion oldPlatform;
    private final ImpactTokens tokens;
    private final FilingPasswords passwords;
    private final AccountCodes codes;
    private final EndAccess endAccess;
    private final Clock clock;

    CancelAccess(
            Once once,
            FilingAccess access,
            ActingFor actingFor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            AllowedActs allowed,
            OldPlatformQuestion oldPlatform,
            ImpactTokens tokens,
            FilingPasswords passwords,
            AccountCodes codes,
            EndAccess endAccess,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.actingFor = actingFor;
        this.subjects = subjects;
        this.services = services;
        this.allowed = allowed;
        this.oldPlatform = oldPlatform;
        this.tokens = tokens;
        this.passwords = passwords;
        this.codes = codes;
        this.endAccess = endAccess;
        this.clock = clock;
    }

    private record Look(UUID holder, String subjectNumber) {}

    Answer handle(UUID id, Attempt attempt, AccessCancellation request) {
        access.requireService(id);
        var partner = actingFor.applicant().partner();
        request.requireProofOf(partner != null);
        var earlier = once.earlier(attempt);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var asked = QuarkusTransaction.requiringNew().call(() -> {
            var service = access.service(id);
            return oldPlatform.about(subjects.findById(service.subjectId()), service);
        });
        var onOldPlatform = oldPlatform.isStillThere(asked).orElse(false);
        var seen = QuarkusTransaction.requiringNew().call(() -> {
            var service = access.service(id);
            var subject = subjects.findById(service.subjectId());
            requireConfirmed(subject, service, onOldPlatform, request);
            return new Look(subject.holder(), subject.subjectNumber());
        });
        passwords.require(id, seen.subjectNumber(), request.filingPassword());
        if (partner == null) {
            codes.redeem(seen.holder(), id, request.codeId(), request.code());
        }
        return once.perform(attempt, () -> cancel(id, onOldPlatform, request));
    }

    private Reply cancel(UUID id, boolean onOldPlatform, AccessCancellation request) {
        var subject = subjects.locked(services.subjectOf(id));
        var service = services.locked(id);
        requireConfirmed(subject, service, onOldPlatform, request);
        endAccess.handle(subject, service, AccessEnd.byHolder(), proof(service), clock.instant());
        return CancelledAccess.reply(service);
    }

    private void requireConfirmed(
            Subject subject, FiledService service, boolean onOldPlatform, AccessCancellation request) {
        allowed.require(FiledAct.CANCEL_ACCESS, allowed.facts(subject, service, onOldPlatform));
        tokens.require(request.impactToken(), FiledAct.CANCEL_ACCESS, subject, service);
    }

    /**
     * Returns the details for the audit. For a partner they say that it answered for its customer in place of a code.
     */
    private Map<String, Object> proof(FiledService service) {
        var details = new HashMap<String, Object>();
        var actor = actingFor.applicant();
        details.put("role", actor.role());
        details.put("proof", actor.partner() == null ? "CODE_AND_PASSWORD" : "PARTNER_AND_PASSWORD");
        if (actor.partner() != null) {
            details.put("partner", actor.partner());
            details.put("onBehalfOf", actingFor.behalf(service.holder()));
        }
        return details;
    }
}
