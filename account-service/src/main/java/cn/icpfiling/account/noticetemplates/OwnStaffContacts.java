package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.staff.StaffEncryption;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The contacts of the administrator who calls. Another administrator entered the mobile into the staff record; the mail is that of the
 * holder account of the same person, and proven.
 */
@ApplicationScoped
class OwnStaffContacts {

    private final StaffLoginRepository staff;
    private final StaffEncryption encryption;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final CurrentActor actor;

    OwnStaffContacts(
            StaffLoginRepository staff,
            StaffEncryption encryption,
            AccountRepository accounts,
            AccountContacts contacts,
            CurrentActor actor) {
        this.staff = staff;
        this.encryption = encryption;
        this.accounts = accounts;
        this.contacts = contacts;
        this.actor = actor;
    }

    /** Empty if there is none; always for VOICE, whose scripts people read out. */
    Optional<String> of(Channel channel) {
        return switch (channel) {
            case SMS -> staff.findByIdOptional(actor.account()).map(encryption::mobileOf);
            case MAIL ->
                Optional.ofNullable(actor.get().ownAccount())
                        .flatMap(accounts::findByIdOptional)
                        .map(contacts::verifiedMailOf);
            case VOICE -> Optional.empty();
        };
    }
}
