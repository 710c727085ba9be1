package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Checks the name and mobile number that an administrator enters for a member of staff, and writes them encrypted. */
@ApplicationScoped
class StaffDetails {

    private final Phones phones;
    private final StaffEncryption encrypted;
    private final StaffMobiles mobiles;
    private final StaffLoginRepository staff;

    StaffDetails(Phones phones, StaffEncryption encrypted, StaffMobiles mobiles, StaffLoginRepository staff) {
        this.phones = phones;
        this.encrypted = encrypted;
        this.mobiles = mobiles;
        this.staff = staff;
    }

    /**
     * The mobile number as E.164; null when the entry has none.
     *
     * @param pointer to the entry in the request
     */
    String mobile(StaffEntry entry, String pointer) {
        new MaskedValues()
                .at(pointer + "/name", entry.name())
                .at(pointer + "/mobile", entry.mobile())
                .refuse();
        return entry.mobile() == null ? null : phones.require(entry.mobile(), pointer + "/mobile");
    }

    byte[] encryptedName(UUID account, StaffEntry entry) {
        return encrypted.name(account, entry.name());
    }

    /** Two members of staff never have the same mobile number. */
    void writeMobile(StaffLogin member, String e164) {
        if (e164 != null
                && staff.ofMobile(phones.indexOf(e164))
                        .filter(other -> !other.account().equals(member.account()))
                        .isPresent()) {
            throw new ProblemException(AccountProblem.MOBILE_TAKEN);
        }
        mobiles.write(member, e164);
    }
}
