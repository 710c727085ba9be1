package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.phones.Phones;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Lists who receives a notice about a filing: the account, and all contacts in the filing (docs/trade.md 3.15). Mail and
 * SMS go to mails and mobiles, calls to mobiles and landlines. An address or number that appears twice is used once per
 * channel, for the first who has it; the account comes first.
 */
@ApplicationScoped
class FilingRecipients {

    private final Phones phones;

    FilingRecipients(Phones phones) {
        this.phones = phones;
    }

    /**
     * @param name of the person, whom a call asks for; null for the account and if it is not on record
     * @param service of a principal of one of several services; null for every other recipient
     */
    record Recipient(
            RecipientKind kind, ContactKind contact, Channel channel, String address, String name, UUID service) {

        /** The same for two recipients at one address. */
        String key() {
            return channel + " " + address.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return kind + " " + contact + " " + channel;
        }
    }

    /**
     * @param accountPhone E.164, or null
     * @param accountMail null if the account has none
     */
    List<Recipient> of(String accountPhone, String accountMail, FiledContacts contacts) {
        var found = new LinkedHashMap<String, Recipient>();
        add(found, RecipientKind.ACCOUNT, ContactKind.MOBILE, Channel.SMS, accountPhone, null, null);
        add(found, RecipientKind.ACCOUNT, ContactKind.MAIL, Channel.MAIL, accountMail, null, null);
        addAll(found, RecipientKind.SUBJECT_PRINCIPAL, contacts.subject(), null);
        addAll(found, RecipientKind.SERVICE_PRINCIPAL, contacts.service(), null);
        addAll(found, RecipientKind.FURTHER_CONTACT, contacts.further(), null);
        for (var one : contacts.services()) {
            addAll(found, RecipientKind.SERVICE_PRINCIPAL, one.contact(), one.serviceId());
        }
        return List.copyOf(found.values());
    }

    private void addAll(Map<String, Recipient> found, RecipientKind kind, FiledContacts.Contact contact, UUID service) {
        if (contact == null) {
            return;
        }
        var mobile = phones.e164(contact.mobile()).orElse(null);
        var name = contact.name();
        add(found, kind, ContactKind.MOBILE, Channel.SMS, mobile, name, service);
        add(found, kind, ContactKind.MAIL, Channel.MAIL, stripped(contact.mail()), name, service);
        add(found, kind, ContactKind.MOBILE, Channel.VOICE, dialable(contact.mobile()), name, service);
        add(found, kind, ContactKind.OFFICE_PHONE, Channel.VOICE, dialable(contact.officePhone()), name, service);
    }

    private static void add(
            Map<String, Recipient> found,
            RecipientKind kind,
            ContactKind contact,
            Channel channel,
            String address,
            String name,
            UUID service) {
        if (address != null) {
            var recipient = new Recipient(kind, contact, channel, address, name, service);
            found.putIfAbsent(recipient.key(), recipient);
        }
    }

    private String dialable(String phone) {
        return phones.dialable(phone).orElse(null);
    }

    private static String stripped(String mail) {
        return mail == null || mail.isBlank() ? null : mail.strip();
    }
}
