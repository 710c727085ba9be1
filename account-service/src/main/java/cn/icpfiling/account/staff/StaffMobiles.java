package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Writes the mobile number of a member of staff, by which the account is known that the member holds as a person. */
@ApplicationScoped
public class StaffMobiles {

    private final Phones phones;
    private final StaffEncryption encrypted;
    private final AccountRepository accounts;

    StaffMobiles(Phones phones, StaffEncryption encrypted, AccountRepository accounts) {
        this.phones = phones;
        this.encrypted = encrypted;
        this.accounts = accounts;
    }

    /** E.164. */
    public String require(String written, String pointer) {
        return phones.require(written, pointer);
    }

    /**
     * The account with the new number is the member's own from now on; if there is none, the one with the former number stays it. An
     * administrator who empties the number says that the member holds none.
     *
     * @param e164 null for none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(StaffLogin member, String e164) {
        var former = Optional.ofNullable(member.mobileIndex());
        var index = Optional.ofNullable(e164).map(phones::indexOf);
        if (index.isEmpty()) {
            member.keepOwnAccount(null);
        } else {
            index.flatMap(accounts::idOfPhone)
                    .or(() -> former.flatMap(accounts::idOfPhone))
                    .ifPresent(member::keepOwnAccount);
        }
        member.changeMobile(encrypted.mobile(member.account(), e164), index.orElse(null));
    }
}
