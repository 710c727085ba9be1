package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.store.LegacyClaimRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Tells account-service whether an account that is being closed may still get a filing. */
@Path("/internal/hand-overs/{account}")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class HandOversToAccountsResource {

    private final LegacyImportRepository imports;
    private final LegacyClaimRepository claims;
    private final LegacyFilingRepository filings;

    HandOversToAccountsResource(
            LegacyImportRepository imports, LegacyClaimRepository claims, LegacyFilingRepository filings) {
        this.imports = imports;
        this.claims = claims;
        this.filings = filings;
    }

    /** @param grantedClaim whether all that may still come is a granted claim, which its holder may withdraw */
    record HandOverToAccount(boolean running, boolean grantedClaim) {}

    @GET
    public HandOverToAccount showHandOverToAccount(@PathParam("account") UUID account) {
        return UnitOfWork.in(() -> {
            var underWay = imports.isConfirmedOf(account) || filings.isOnItsWayTo(account);
            var granted = claims.isGrantedOf(account);
            return new HandOverToAccount(underWay || granted, granted && !underWay);
        });
    }
}
