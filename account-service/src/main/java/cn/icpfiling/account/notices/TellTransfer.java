package cn.icpfiling.account.notices;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Stores the notices of a filing that has another holder now, once each: to phone and mail of both accounts, and to the
 * contacts in the filing (docs/trade.md 3.9, 3.15) that are not those of the account that gave it away, or proven ones of the account that
 * receives it. A number or address that appears in several services is told once. The notices to the contacts are listed with those of the
 * account that gave the filing away.
 */
@ApplicationScoped
public class TellTransfer {

    private final Notices notices;
    private final NoticeRepository store;
    private final AccountContacts contacts;
    private final FilingRecipients recipients;
    private final Clock clock;

    TellTransfer(
            Notices notices,
            NoticeRepository store,
            AccountContacts contacts,
            FilingRecipients recipients,
            @MachineClock Clock clock) {
        this.notices = notices;
        this.store = store;
        this.contacts = contacts;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** The step that the contacts in a filing are told of. */
    public record Step(String cause, About about) {}

    /** @param filed the contacts of the subject, and of its services as far as they are known */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(
            UUID transfer,
            UUID subject,
            String subjectNumber,
            Account source,
            Account target,
            Collection<FiledContacts> filed) {
        var cause = "account.transferred/" + transfer;
        var given = values(subjectNumber, target);
        var about = About.the(About.Kind.TRANSFER, transfer).and(About.Kind.SUBJECT, subject);
        notices.tell(source, NoticeTemplate.TRANSFER_GIVEN, cause + "/source", given, about);
        notices.tell(target, NoticeTemplate.TRANSFER_RECEIVED, cause + "/target", values(subjectNumber, source), about);
        tellFiled(source, NoticeTemplate.TRANSFER_TOLD, new Step(cause, about), filed, given, provenOf(target));
    }

    /** Tells the account that confirmed a transfer that it was not done: the caller may have left before the answer came. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellRefused(UUID transfer, UUID subject, String subjectNumber, Account source, String code) {
        notices.tell(
                source,
                NoticeTemplate.TRANSFER_REFUSED,
                "transfer-refused/" + transfer,
                Map.of("subjectNumber", subjectNumber, "reasons", List.of(code)),
                About.the(About.Kind.TRANSFER, transfer).and(About.Kind.SUBJECT, subject));
    }

    /** Whether a notice of the template would reach the account or a contact in its filing. */
    public boolean canTell(Account source, NoticeTemplate template, Collection<FiledContacts> filed) {
        return contacts.phoneOf(source) != null
                || contacts.verifiedMailOf(source) != null
                || filed.stream()
                        .flatMap(of -> recipients.of(null, null, of).stream())
                        .anyMatch(recipient -> template.channels().contains(recipient.channel()));
    }

    /** Tells the contacts in a filing, except those that are the account's own phone and mail. Once per cause and contact. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellFiled(
            Account source,
            NoticeTemplate template,
            Step step,
            Collection<FiledContacts> filed,
            Map<String, Object> values) {
        tellFiled(source, template, step, filed, values, Set.of());
    }

    /** @param others who hear of the same step otherwise, in small letters */
    private void tellFiled(
            Account source,
            NoticeTemplate template,
            Step step,
            Collection<FiledContacts> filed,
            Map<String, Object> values,
            Set<String> others) {
        var told = addressesOf(source);
        told.addAll(others);
        var part = 0;
        for (var of : filed) {
            var here = new Step(step.cause() + "/filing-" + part, step.about());
            for (var recipient : recipients.of(null, null, of)) {
                if (template.channels().contains(recipient.channel()) && told.add(lowerCase(recipient.address()))) {
                    add(source, template, here, recipient, values);
                }
            }
            part++;
        }
    }

    /** A partner vouches for phone and mail of its customer, which proves nothing to the contacts in a filing of another one. */
    private Set<String> provenOf(Account account) {
        return account.hasLoginPhone() ? addressesOf(account) : Set.of();
    }

    /** In small letters; null for what the account does not have. */
    private Set<String> addressesOf(Account account) {
        var addresses = new HashSet<String>();
        addresses.add(contacts.phoneOf(account));
        addresses.add(lowerCase(contacts.verifiedMailOf(account)));
        return addresses;
    }

    /** The account of a partner's customer may have no phone; then the text names none. */
    private Map<String, Object> values(String subjectNumber, Account other) {
        var phone = Phones.masked(contacts.phoneOf(other));
        return Map.of("subjectNumber", subjectNumber, "other", Objects.requireNonNullElse(phone, ""));
    }

    private void add(
            Account source,
            NoticeTemplate template,
            Step step,
            FilingRecipients.Recipient recipient,
            Map<String, Object> values) {
        if (store.exists(step.cause(), recipient.channel(), recipient.kind(), recipient.contact())) {
            return;
        }
        var notice = new Notice(
                        Ids.next(),
                        source.id(),
                        step.cause(),
                        recipient.channel(),
                        template,
                        source.language(),
                        clock.instant())
                .about(null, recipient.kind(), recipient.contact());
        notices.add(notice, recipient.address(), values, step.about());
    }

    private static String lowerCase(String address) {
        return address == null ? null : address.toLowerCase(Locale.ROOT);
    }
}
