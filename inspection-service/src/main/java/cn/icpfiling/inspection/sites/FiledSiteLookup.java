package cn.icpfiling.inspection.sites;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** The key of a look-up: a domain or a certificate. */
record FiledSiteLookup(
        @Size(max = 253) String domain,
        @Min(1) @Max(99) Integer certificateType,
        @Size(max = 64) String certificateNumber) {
    enum Key {
        DOMAIN,
        CERTIFICATE,
        UNCLEAR
    }

    Key key() {
        var byDomain = domain != null && certificateType == null && certificateNumber == null;
        var byCertificate = domain == null && certificateType != null && certificateNumber != null;
        return byDomain ? Key.DOMAIN : byCertificate ? Key.CERTIFICATE : Key.UNCLEAR;
    }

    @Override
    public String toString() {
        return "FiledSiteLookup[" + key() + "]";
    }
}
