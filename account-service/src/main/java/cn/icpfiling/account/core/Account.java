package cn.icpfiling.account.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A user of the platform: an applicant, a member of staff, or a customer of a partner. Phone and mail are encrypted.
 * The blind index of the phone is unique and is the login. A customer has no such index: its phone receives notices
 * only, and several customers may share one.
 */
@Entity
@Table(name = "accounts")
public class Account {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    private byte[] phone;

    private byte[] phoneIndex;

    @Column(name = "phone_index_b")
    private byte[] phoneIndexB;

    private byte[] mail;

    private Instant mailVerifiedAt;

    private Instant mailBouncedAt;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "partner_id")
    private UUID partner;

    private String reference;

    @Enumerated(EnumType.STRING)
    private AccountSite site;

    private Instant openedAt;

    /** The number of events that were published about the account. {@code AccountFactTable} alone counts on. */
    @Column(updatable = false)
    private int facts;

    private Instant closedAt;

    private Instant erasedAt;

    private Instant settleAt;

    @Version
    private int version;

    protected Account() {}

    private Account(UUID id, Language language, Instant openedAt) {
        this.id = id;
        this.status = AccountStatus.ACTIVE;
        this.site = AccountSite.CHINA;
        this.language = language;
        this.openedAt = openedAt;
        this.facts = 1;
    }

    public static Account ofPhone(
            UUID id, byte[] phone, BlindValue phoneIndex, byte[] mail, Language language, Instant openedAt) {
        var account = new Account(id, language, openedAt);
        account.phone = phone;
        account.phoneIndex = phoneIndex.a();
        account.phoneIndexB = phoneIndex.b();
        account.mail = mail;
        return account;
    }

    /** Staff have neither phone nor mail here: they sign in with a login name and get no notices. */
    public static Account ofStaff(UUID id, Instant openedAt) {
        return new Account(id, Language.ZH, openedAt);
    }

    /** The account of a partner's customer, under the partner's own reference. It cannot be found by phone. */
    public static Account ofCustomer(UUID id, UUID partner, String reference, Instant openedAt) {
        var account = new Account(id, Language.ZH, openedAt);
        account.partner = partner;
        account.reference = reference;
        return account;
    }

    /**
     * Sets where a customer's notices go. A null channel is not used. The partner vouches for the mail. To put the same mail again
     * says nothing new of it: one that bounced stays marked.
     */
    public void changeContact(
            byte[] encryptedPhone, byte[] encryptedMail, boolean sameMail, Language spoken, Instant now) {
        if (partner == null) {
            throw new IllegalStateException("a partner changes the contact of its customers only");
        }
        phone = encryptedPhone;
        mail = encryptedMail;
        language = spoken;
        if (!sameMail) {
            mailVerifiedAt = encryptedMail == null ? null : now;
            mailBouncedAt = null;
        }
    }

    /** Sets the mail that the holder has proven. */
    public void changeMail(byte[] encryptedMail, Instant now) {
        mail = encryptedMail;
        mailVerifiedAt = now;
        mailBouncedAt = null;
    }

    /** The mail server said for good that the address does not exist: no notice goes there until a mail is proven again. */
    public void mailBounced(Instant now) {
        mailBouncedAt = now;
    }

    /** A person who held the lost phone may have set the mail, so no notice goes there until the holder proves it again. */
    public void unproveMail() {
        mailVerifiedAt = null;
    }

    public void removeMail() {
        mail = null;
        mailVerifiedAt = null;
        mailBouncedAt = null;
    }

    /** Binds the account to another phone, which is its login from now on. */
    public void bindPhone(byte[] encryptedPhone, BlindValue index) {
        if (!hasLoginPhone()) {
            throw new IllegalStateException("account " + id + " has no login phone");
        }
        phone = encryptedPhone;
        phoneIndex = index.a();
        phoneIndexB = index.b();
    }

    /**
     * Closes the account for good. Its phone is no login any more, so another account can have it.
     *
     * @param unsettledUntil on the machine's clock: when a job settles the closing unless it is settled by then
     */
    public void close(Instant now, Instant unsettledUntil) {
        status = AccountStatus.CLOSED;
        closedAt = now;
        settleAt = unsettledUntil;
        phoneIndex = null;
        phoneIndexB = null;
    }

    /** Opens a closed account again, with the phone that it had. */
    public void reopen(BlindValue index) {
        if (status != AccountStatus.CLOSED || erasedAt != null) {
            throw new IllegalStateException("only a closed account with its data is opened again");
        }
        status = AccountStatus.ACTIVE;
        closedAt = null;
        settleAt = null;
        phoneIndex = index.a();
        phoneIndexB = index.b();
    }

    /** The closing is complete: nothing is left for the job. */
    public void settled() {
        settleAt = null;
    }

    /** Whether it is closed, and the closing is not complete. */
    public boolean isUnsettled() {
        return settleAt != null;
    }

    /** Deletes the personal data of a closed account. */
    public void erase(Instant now) {
        if (status != AccountStatus.CLOSED) {
            throw new IllegalStateException("only a closed account is erased");
        }
        phone = null;
        removeMail();
        settleAt = null;
        erasedAt = now;
    }

    /**
     * Whether the owner can sign in by phone. Staff have a login name instead, and a partner acts for its customers.
     */
    public boolean hasLoginPhone() {
        return phoneIndex != null || phoneIndexB != null;
    }

    /** Null without a login phone. */
    public BlindValue phoneIndex() {
        return BlindValue.in(phoneIndex, phoneIndexB);
    }

    /** Whether the phone is the login of the account. */
    public boolean hasPhone(BlindValue index) {
        return hasLoginPhone() && new BlindValue(phoneIndex, phoneIndexB).matches(index);
    }

    public UUID id() {
        return id;
    }

    public AccountStatus status() {
        return status;
    }

    public byte[] phone() {
        return phone;
    }

    public byte[] mail() {
        return mail;
    }

    /** Null while the holder has not proven the mail; no notice goes to it until then. */
    public Instant mailVerifiedAt() {
        return mailVerifiedAt;
    }

    /** Null unless the address was said not to exist, after it was set. */
    public Instant mailBouncedAt() {
        return mailBouncedAt;
    }

    /** Null while the account is open. */
    public Instant closedAt() {
        return closedAt;
    }

    /** Null while phone and mail are kept. */
    public Instant erasedAt() {
        return erasedAt;
    }

    public Language language() {
        return language;
    }

    public AccountSite site() {
        return site;
    }

    public void changeSite(AccountSite to) {
        site = to;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** The partner that the customer belongs to; null for other accounts. */
    public UUID partner() {
        return partner;
    }

    /** The partner's own reference of the customer; null for other accounts. */
    public String reference() {
        return reference;
    }

    public int version() {
        return version;
    }
}
