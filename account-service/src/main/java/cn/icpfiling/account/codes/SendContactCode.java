package cn.icpfiling.account.codes;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Sends the codes by which a signed-in account proves a phone or mail. The account has the quota of a device. A contact
 * that the account does not have yet has a quota of its own over all accounts, so that no crowd of accounts floods a
 * stranger. Neither depends on whether the phone has an account.
 */
@ApplicationScoped
public class SendContactCode {

    private final CodeQuotas quotas;
    private final CodeIssuer codeIssuer;
    private final AccountContacts contacts;
    private final Notices notices;
    private final Clock machine;

    SendContactCode(
            CodeQuotas quotas,
            CodeIssuer codeIssuer,
            AccountContacts contacts,
            Notices notices,
            @MachineClock Clock machine) {
        this.quotas = quotas;
        this.codeIssuer = codeIssuer;
        this.contacts = contacts;
        this.notices = notices;
        this.machine = machine;
    }

    /**
     * Sends a code to the phone that the account has. The SMS names the masked new phone, so that a holder who is talked into reading the
     * code out sees what it is for.
     *
     * @param contact in E.164, the phone that the account will have
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public SentCode toOwnPhone(Account account, CodePurpose purpose, String contact) {
        quotas.takeOfAccount(account.id(), purpose);
        return send(
                account,
                purpose,
                contact,
                Channel.SMS,
                contacts.phoneOf(account),
                Map.of("newPhone", Phones.masked(contact)));
    }

    /** @param phone in E.164 */
    @Transactional(Transactional.TxType.MANDATORY)
    public SentCode toNewPhone(Account account, CodePurpose purpose, String phone) {
        quotas.takeOfAccount(account.id(), purpose);
        quotas.takeOfNewContact(phone);
        return send(account, purpose, phone, Channel.SMS, phone, Map.of());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public SentCode toNewMail(Account account, CodePurpose purpose, String mail) {
        quotas.takeOfAccount(account.id(), purpose);
        quotas.takeOfNewContact(mail);
        return send(account, purpose, mail, Channel.MAIL, mail, Map.of());
    }

    /** The code proves the mail of a partner's contact. A partner has the quota of an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public SentCode toPartnerMail(UUID partner, String mail, Language language) {
        quotas.takeOfAccount(partner, CodePurpose.VERIFY_MAIL);
        quotas.takeOfNewContact(mail);
        var made = codeIssuer.issue(CodePurpose.VERIFY_MAIL, OwnCodeBinding.boundTo(partner, mail));
        notices.code(
                made.code(), Channel.MAIL, mail, NoticeTemplate.CODE_PARTNER_MAIL, language, made.digits(), Map.of());
        return sent(made);
    }

    private SentCode send(
            Account account,
            CodePurpose purpose,
            String contact,
            Channel channel,
            String recipient,
            Map<String, Object> told) {
        var made = codeIssuer.issue(purpose, OwnCodeBinding.boundTo(account.id(), contact));
        var template = RequestCode.template(purpose);
        notices.code(made.code(), channel, recipient, template, account.language(), made.digits(), told);
        return sent(made);
    }

    private SentCode sent(CodeIssuer.IssuedCode made) {
        return new SentCode(
                made.code().id(),
                made.code().expiresAt().truncatedTo(ChronoUnit.SECONDS),
                machine.instant()
                        .plus(CodeQuotas.RESEND.within())
                        .plusSeconds(1)
                        .truncatedTo(ChronoUnit.SECONDS));
    }
}
