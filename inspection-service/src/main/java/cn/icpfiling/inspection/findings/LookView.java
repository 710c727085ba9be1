package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.scans.Health;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A look of the scan at the domain of a finding: public DNS data.
 *
 * @param name the sub-domain that decided, where one may suffice; null for the domain itself
 * @param scan number of the scan; null for a look that the holder asked for
 * @param vantage the verdict of the second vantage point; null if it was not asked
 */
@Schema(name = "ScanLook")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookView(
        Instant at,
        Long scan,
        Health health,
        String verdict,
        String name,
        String vantage,
        List<AddressView> addresses,
        List<String> aliases,
        List<ProofView> proofs) {

    /**
     * An address, and whose network it is in.
     *
     * @param provider name of the provider; null if no provider claims the address
     * @param region where the network is; null if no provider claims the address
     * @param here whether the address makes the site healthy
     */
    @Schema(name = "ScanLookAddress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AddressView(String address, String provider, String region, boolean here) {}

    /** What one name server answered; answer is Base64 and empty if the server was silent. */
    @Schema(name = "ScanLookProof")
    record ProofView(String server, String question, Instant at, int flags, int rcode, String answer) {}
}
