package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.account.store.StaffProposalRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Builds the view of a member of staff: the mobile number masked, without secrets. */
@ApplicationScoped
class StaffViews {

    private final StaffEncryption encrypted;
    private final SecondFactorRepository factors;
    private final StaffProposalRepository proposals;

    StaffViews(StaffEncryption encrypted, SecondFactorRepository factors, StaffProposalRepository proposals) {
        this.encrypted = encrypted;
        this.factors = factors;
        this.proposals = proposals;
    }

    StaffMember of(StaffLogin member) {
        return new StaffMember(
                member.account(),
                member.login(),
                encrypted.nameOf(member),
                List.copyOf(member.roles()),
                Phones.masked(encrypted.mobileOf(member)),
                factors.of(member.account()).map(SecondFactor::enrolledAt).orElse(null),
                member.disabledAt(),
                member.passwordExpiresAt(),
                proposals.openOf(member.account()).map(StaffProposalView::of).orElse(null),
                null);
    }
}
