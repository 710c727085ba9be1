package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.SecondFactorStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Builds the view of a member of staff: the mobile number masked, without secrets. */
@ApplicationScoped
class StaffViews {

    private final SealedStaff sealed;
    private final SecondFactorStore factors;

    StaffViews(SealedStaff sealed, SecondFactorStore factors) {
        this.sealed = sealed;
        this.factors = factors;
    }

    StaffMember of(StaffLogin member) {
        return new StaffMember(
                member.account(),
                member.login(),
                sealed.nameOf(member),
                List.copyOf(member.roles()),
                Phones.masked(sealed.mobileOf(member)),
                factors.of(member.account()).map(SecondFactor::enrolledAt).orElse(null),
                member.disabledAt(),
                null);
    }
}
