package cn.icpfiling.account.transfers;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.TransferState;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds what the caller may see of a transfer. */
@ApplicationScoped
class TransferViews {

    private static final String RIGHTS = "TRANSFER.RIGHTS.notice";

    private final TransferAccess access;
    private final AccountRepository accounts;
    private final PartnerRepository partners;
    private final AccountContacts contacts;
    private final TransferEncryption encrypted;
    private final Texts texts;
    private final Clock clock;

    TransferViews(
            TransferAccess access,
            AccountRepository accounts,
            PartnerRepository partners,
            AccountContacts contacts,
            TransferEncryption encrypted,
            Texts texts,
            Clock clock) {
        this.access = access;
        this.accounts = accounts;
        this.partners = partners;
        this.contacts = contacts;
        this.encrypted = encrypted;
        this.texts = texts;
        this.clock = clock;
    }

    TaggedTransfer tagged(FilingTransfer transfer, Language language) {
        return new TaggedTransfer(of(transfer, language), new VersionTag(transfer.version(), language.locale()));
    }

    TransferView of(FilingTransfer transfer, Language language) {
        var isSource = access.isSource(transfer);
        var state = transfer.stateAt(clock.instant());
        return new TransferView(
                transfer.id(),
                state,
                isSource ? TransferSide.SOURCE : TransferSide.TARGET,
                isSource ? transfer.source() : null,
                transfer.subject(),
                transfer.subjectNumber(),
                transfer.services(),
                isSource ? encrypted.sponsorOf(transfer) : null,
                isSource ? encrypted.principalOf(transfer) : null,
                maskedPhone(transfer.source()),
                maskedPhone(transfer.target()),
                partnerOf(transfer.target()),
                state == TransferState.DRAFT ? texts.text(language.locale(), RIGHTS, List.of()) : null,
                transfer.openedAt(),
                transfer.expiresAt(),
                transfer.confirmedAt(),
                transfer.endedAt(),
                refusal(transfer, language));
    }

    /** Null if there is no account, or if it has no phone. */
    private String maskedPhone(UUID account) {
        return Optional.ofNullable(account)
                .flatMap(accounts::findByIdOptional)
                .map(found -> Phones.masked(contacts.phoneOf(found)))
                .orElse(null);
    }

    private String partnerOf(UUID account) {
        return Optional.ofNullable(account)
                .flatMap(accounts::findByIdOptional)
                .map(Account::partner)
                .flatMap(partners::findByIdOptional)
                .map(Partner::name)
                .orElse(null);
    }

    /** A code that a newer filing-service has added has no texts here. */
    private TransferView.Refusal refusal(FilingTransfer transfer, Language language) {
        var code = transfer.refusal();
        return code == null
                ? null
                : new TransferView.Refusal(code, text(language, code + ".detail"), text(language, code + ".remedy"));
    }

    private String text(Language language, String key) {
        return texts.has(language.locale(), key) ? texts.text(language.locale(), key, List.of()) : null;
    }
}
