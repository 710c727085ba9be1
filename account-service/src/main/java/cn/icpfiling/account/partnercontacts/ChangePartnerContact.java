package cn.icpfiling.account.partnercontacts;

import cn.icpfiling.account.codes.OwnCodeBinding;
import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.codes.SendContactCode;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.PartnerContact;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.PartnerContactRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows, replaces, proves and removes the contact of a partner, for an administrator or for the partner itself. */
@RequestScoped
class ChangePartnerContact {

    private final PartnerAccess access;
    private final PartnerContactRepository contacts;
    private final ContactEncryption encryption;
    private final SendContactCode sendCode;
    private final RedeemCode redeemCode;
    private final TellPartner tell;
    private final Audit audit;
    private final Clock clock;

    ChangePartnerContact(
            PartnerAccess access,
            PartnerContactRepository contacts,
            ContactEncryption encryption,
            SendContactCode sendCode,
            RedeemCode redeemCode,
            TellPartner tell,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.contacts = contacts;
        this.encryption = encryption;
        this.sendCode = sendCode;
        this.redeemCode = redeemCode;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    TaggedPartnerContact show(UUID partner) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> tagged(contacts.findByIdOptional(partner).orElseThrow(this::missing)));
    }

    /** Replaces the whole contact and sends a code to a mail that is not proven yet. The first contact needs no If-Match. */
    TaggedPartnerContact replace(UUID partner, Optional<IfMatch> ifMatch, NewPartnerContact wanted) {
        access.requireKnown(partner);
        new MaskedValues()
                .at("/name", wanted.name())
                .at("/mail", wanted.mail())
                .at("/phone", wanted.phone())
                .refuse();
        try {
            return UnitOfWork.in(() -> replaced(partner, ifMatch, wanted));
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            // Of two first contacts at once one is stored; the other caller has not seen it.
            throw new ProblemException(CommonProblem.PRECONDITION_FAILED).causedBy(failure);
        }
    }

    private TaggedPartnerContact replaced(UUID partner, Optional<IfMatch> ifMatch, NewPartnerContact wanted) {
        var present = contacts.locked(partner);
        if (present.isPresent()) {
            ifMatch.orElse(IfMatch.of(null)).require(present.get().version());
        } else if (ifMatch.isPresent()) {
            // The caller has seen a contact that was removed meanwhile.
            throw new ProblemException(CommonProblem.PRECONDITION_FAILED);
        }
        var mail = wanted.mail().strip();
        var same = present.filter(contact -> mail.equals(encryption.mailOf(contact)));
        var language = Optional.ofNullable(Language.ofTag(wanted.locale())).orElse(Language.ZH);
        if (same.isEmpty()) {
            present.ifPresent(former -> tellFormer(former, Masks.mail(mail)));
        }
        var contact = present.orElseGet(() -> new PartnerContact(partner));
        contact.change(
                encryption.name(partner, wanted.name().strip()),
                encryption.mail(partner, mail),
                same.isEmpty(),
                encryption.phone(partner, wanted.phone()),
                language,
                clock.instant());
        contacts.persistAndFlush(contact);
        audit.record(Act.of("PARTNER.CHANGE_CONTACT", "PARTNER", partner));
        var shown = tagged(contact);
        return contact.mailVerifiedAt() != null
                ? shown
                : new TaggedPartnerContact(
                        shown.contact().with(sendCode.toPartnerMail(partner, mail, language)), shown.tag());
    }

    /** The code is bound to the mail that the contact has now. A wrong code counts as a try. */
    TaggedPartnerContact prove(UUID partner, UUID codeId, String digits) {
        access.requireKnown(partner);
        return UnitOfWork.keepingRefusals(() -> {
            var contact = contacts.locked(partner).orElseThrow(this::missing);
            redeemCode.handle(
                    codeId,
                    CodePurpose.VERIFY_MAIL,
                    OwnCodeBinding.boundTo(partner, encryption.mailOf(contact)),
                    digits);
            contact.proveMail(clock.instant());
            contacts.flush();
            audit.record(Act.of("PARTNER.PROVE_CONTACT", "PARTNER", partner));
            return tagged(contact);
        });
    }

    /** Removing a contact that is not there is no error. */
    void remove(UUID partner) {
        access.requireKnown(partner);
        UnitOfWork.run(() -> contacts.locked(partner).ifPresent(contact -> {
            tellFormer(contact, null);
            contacts.delete(contact);
            audit.record(Act.of("PARTNER.REMOVE_CONTACT", "PARTNER", partner));
        }));
    }

    /**
     * Tells a proven mail that notices go elsewhere from now on: a thief of a credential would silence them first.
     *
     * @param mail the new one, masked; null if there is none
     */
    private void tellFormer(PartnerContact former, String mail) {
        tell.mail(
                former.partner(),
                NoticeTemplate.PARTNER_CONTACT_CHANGED,
                "partner-contact-changed/" + former.partner() + "/" + Ids.next(),
                mail == null ? Map.of() : Map.of("mail", mail));
    }

    private ProblemException missing() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }

    private TaggedPartnerContact tagged(PartnerContact contact) {
        var view = new PartnerContactView(
                Masks.name(encryption.nameOf(contact)),
                Masks.mail(encryption.mailOf(contact)),
                Masks.phone(encryption.phoneOf(contact)),
                contact.language().tag(),
                contact.mailVerifiedAt(),
                contact.changedAt(),
                null);
        return new TaggedPartnerContact(view, new VersionTag(contact.version(), Locale.ROOT));
    }
}
