package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.OldFiling;
import cn.icpfiling.filing.core.typecheck.TypeFacts;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The old platform's records in legacy-import-service. */
@RegisterRestClient(configKey = "legacy")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/legacy-lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface LegacyLookups {

    @POST
    @Retried
    Answer lookUp(Question question);

    /** The query. */
    record Question(String domain, int certificateType, String certificateNumber) {
        @Override
        public String toString() {
            return "Question[" + domain + "]";
        }
    }

    /**
     * The route that the old platform gives.
     *
     * @param filing null unless domain and certificate agree and the filing waits there
     * @param matched what names the filing: BOTH, DOMAIN or CERTIFICATE; null for none, and from an older replica
     * @param claimable for an import, whether the filing may be claimed too; false from an older replica
     * @param incomplete whether the filing may come with rows that are not stored yet
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            String route,
            String maskedLogin,
            Instant submittedAt,
            Filing filing,
            boolean unfinishedOrder,
            String matched,
            boolean incomplete,
            boolean claimable) {

        TypeFacts.OldPlatform oldPlatform() {
            return new TypeFacts.OldPlatform(
                    incomplete && route.equals("NONE") ? TypeFacts.OldPlatform.INCOMPLETE : route,
                    maskedLogin,
                    filing == null
                            ? null
                            : new OldFiling(
                                    filing.subjectNumber,
                                    filing.region == null ? null : filing.region.region(),
                                    filing.nature,
                                    filing.certificateType,
                                    filing.maskedCertificateNumber,
                                    filing.principalCertificateType,
                                    filing.maskedPrincipalCertificateNumber,
                                    filing.product,
                                    submittedAt,
                                    unfinishedOrder,
                                    claimable),
                    isOfAnotherCertificate());
        }

        boolean isOfAnotherCertificate() {
            return "DOMAIN".equals(matched);
        }

        @Override
        public String toString() {
            return "Answer[" + route + "]";
        }
    }

    /** What the old platform shows of the filing; it masks the numbers itself. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Filing(
            RegionView region,
            Integer nature,
            Integer certificateType,
            String maskedCertificateNumber,
            Integer principalCertificateType,
            String maskedPrincipalCertificateNumber,
            String subjectNumber,
            String product) {
        @Override
        public String toString() {
            return "Filing[" + subjectNumber + "]";
        }
    }
}
