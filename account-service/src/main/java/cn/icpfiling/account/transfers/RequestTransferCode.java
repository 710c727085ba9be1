package cn.icpfiling.account.transfers;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.codes.SendOwnCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.TransferAct;
import cn.icpfiling.account.core.TransferRole;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Sends the code that confirms a transfer to the source's phone. The SMS names the filing and the masked phone of the
 * target, or the partner whose customer the target is, so that a holder who is talked into reading the code out sees what it gives away.
 */
@ApplicationScoped
class RequestTransferCode {

    private final TransferAccess access;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final TransferParties parties;
    private final PartnerRepository partners;
    private final SendOwnCode sendOwnCode;
    private final Audit audit;
    private final Clock clock;

    RequestTransferCode(
            TransferAccess access,
            AccountRepository accounts,
            AccountContacts contacts,
            TransferParties parties,
            PartnerRepository partners,
            SendOwnCode sendOwnCode,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.accounts = accounts;
        this.contacts = contacts;
        this.parties = parties;
        this.partners = partners;
        this.sendOwnCode = sendOwnCode;
        this.audit = audit;
        this.clock = clock;
    }

    SendOwnCode.Sent handle(UUID id) {
        return UnitOfWork.in(() -> {
            var draft = access.lockedOwn(id);
            draft.require(TransferAct.REQUEST_CODE, TransferRole.SOURCE, clock.instant());
            if (draft.target() == null) {
                throw new ProblemException(AccountProblem.TRANSFER_TARGET_MISSING);
            }
            parties.require(draft.source(), draft.target(), draft.subjectNumber());
            var target = accounts.findById(draft.target());
            var sent = sendOwnCode.handle(
                    accounts.findById(draft.source()),
                    CodePurpose.TRANSFER,
                    TransferCodeBinding.boundTo(draft),
                    Map.of(
                            "subjectNumber",
                            draft.subjectNumber(),
                            "target",
                            Objects.requireNonNullElse(Phones.masked(contacts.phoneOf(target)), ""),
                            "partner",
                            target.partner() == null
                                    ? ""
                                    : partners.findById(target.partner()).name()));
            audit.record(TransferDrafts.act("TRANSFER.REQUEST_CODE", draft));
            return sent;
        });
    }
}
