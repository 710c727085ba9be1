package cn.icpfiling.account.transfers;

import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.TransferAct;
import cn.icpfiling.account.core.TransferRole;
import cn.icpfiling.account.lostphones.LostPhoneCases;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Confirms a transfer in one transaction with its code: the code is used up if and only if the transfer is confirmed.
 * Runs in the caller's transaction, which must commit a refusal too, because a wrong try counts.
 */
@ApplicationScoped
class TakeConfirmation {

    private final TransferAccess access;
    private final TransferParties parties;
    private final RedeemCode redeemCode;
    private final LostPhoneCases lostPhone;
    private final TransferDrafts drafts;
    private final Clock clock;
    private final Clock machine;

    TakeConfirmation(
            TransferAccess access,
            TransferParties parties,
            RedeemCode redeemCode,
            LostPhoneCases lostPhone,
            TransferDrafts drafts,
            Clock clock,
            @MachineClock Clock machine) {
        this.access = access;
        this.parties = parties;
        this.redeemCode = redeemCode;
        this.lostPhone = lostPhone;
        this.drafts = drafts;
        this.clock = clock;
        this.machine = machine;
    }

    /** @param request identifies the request: a repeat of one that has confirmed changes nothing */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    void handle(UUID id, IfMatch ifMatch, UUID request, TransferConfirmation confirmation) {
        var isPartner = access.partner().isPresent();
        // First, because it locks the cases. A partner's customer has no phone to lose.
        var isPhoneLost = !isPartner && lostPhone.isGranted();
        var transfer = access.lockedOwn(id);
        if (transfer.isConfirmedBy(request)) {
            return;
        }
        if (isPhoneLost) {
            throw new ProblemException(AccountProblem.LOST_PHONE_CASE_GRANTED);
        }
        var now = clock.instant();
        ifMatch.require(transfer.version());
        transfer.require(TransferAct.CONFIRM, TransferRole.SOURCE, now);
        requireTarget(transfer);
        if (!isPartner) {
            redeemCode.handle(
                    confirmation.codeId(),
                    CodePurpose.TRANSFER,
                    TransferCodeBinding.boundTo(transfer),
                    confirmation.code());
        }
        transfer.confirm(request, now, machine.instant());
        drafts.confirmed(transfer, isPartner ? "PARTNER" : "CODE");
    }

    /** Both accounts are checked again: the target may be closed by now, and an administrator may have changed a site. */
    private void requireTarget(FilingTransfer transfer) {
        if (transfer.target() == null) {
            throw new ProblemException(AccountProblem.TRANSFER_TARGET_MISSING);
        }
        parties.require(transfer.source(), transfer.target(), transfer.subjectNumber());
    }
}
