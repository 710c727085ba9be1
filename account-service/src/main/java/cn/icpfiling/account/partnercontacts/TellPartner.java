package cn.icpfiling.account.partnercontacts;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.events.AccountEvent;
import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.PartnerContactRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Tells a partner what happens to its clients: by an event, and by a mail to its contact where a person must act. */
@ApplicationScoped
public class TellPartner {

    public static final String NETWORKS_CHANGED = "partner.client.networks-changed";
    public static final String SCOPES_CHANGED = "partner.client.scopes-changed";
    public static final String REQUEST_DECIDED = "partner.client.scope-request-decided";

    private static final String ADDRESS_REFUSED = "partner.client.address-refused";
    private static final String EXPIRING = "partner.credential.expiring";
    private static final int TAIL = 8;

    private final EventLog log;
    private final Notices notices;
    private final PartnerContactRepository contacts;
    private final ContactEncryption encryption;

    TellPartner(EventLog log, Notices notices, PartnerContactRepository contacts, ContactEncryption encryption) {
        this.log = log;
        this.notices = notices;
        this.contacts = contacts;
        this.encryption = encryption;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void ofChange(PartnerClient client, String type, Instant now) {
        var _ = append(client, type, now, Map.of());
    }

    /** @param request that was granted, refused or has expired */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ofDecision(PartnerClient client, UUID request, Instant now) {
        var _ = append(client, REQUEST_DECIDED, now, Map.of("requestId", request));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void ofRefusedAddress(PartnerClient client, Instant now) {
        var event = append(client, ADDRESS_REFUSED, now, Map.of());
        mail(
                client.partner(),
                NoticeTemplate.CLIENT_ADDRESS_REFUSED,
                ADDRESS_REFUSED + "/" + event,
                Map.of("client", tail(client.id())));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void ofExpiry(PartnerClient client, ClientCredential credential, Instant now) {
        var _ = append(client, EXPIRING, now, Map.of("credentialId", credential.id()));
        mail(
                client.partner(),
                NoticeTemplate.CREDENTIAL_EXPIRING,
                EXPIRING + "/" + credential.id(),
                Map.of(
                        "client",
                        tail(client.id()),
                        "credential",
                        tail(credential.id()),
                        "until",
                        LegalTime.dayOf(credential.expiresAt()).toString()));
    }

    /** Sends a mail to the partner's contact, once per cause. Without a proven mail it sends none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mail(UUID partner, NoticeTemplate template, String cause, Map<String, Object> values) {
        contacts.findByIdOptional(partner)
                .filter(contact -> contact.mailVerifiedAt() != null)
                .ifPresent(contact ->
                        notices.tellMail(encryption.mailOf(contact), template, contact.language(), cause, values));
    }

    private UUID append(PartnerClient client, String type, Instant now, Map<String, UUID> more) {
        var ids = new TreeMap<>(more);
        ids.put("clientId", client.id());
        var id = Ids.next();
        log.append(client.partner(), Optional.empty(), new AccountEvent(id, type, client.version(), now, ids));
        return id;
    }

    /** The end of an id is enough to recognise it. */
    private static String tail(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - TAIL);
    }
}
