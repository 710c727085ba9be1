package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperLoss;
import cn.icpfiling.filing.materials.TakeImportedPaper;
import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A filing of the old platform, for the account that claimed it or verified its old login.
 *
 * @param legacyId its id there
 * @param missingPapers kinds of papers that it had and that could not be taken over; null for none
 * @param lostPapers the same papers one by one; null if the caller knows the kinds alone
 * @param sumKey of the sums of what is stored; null for a caller that compares none
 */
@Schema(name = "ImportedFilingRequest")
record ImportedFilingRequest(
        @NotNull @Pattern(regexp = LEGACY_ID) String legacyId,
        @NotNull UUID account,
        @NotNull ImportWay way,
        @NotNull Instant submittedAt,
        @NotNull OldProduct product,
        @NotNull @Valid ImportedSubject subject,
        @NotNull @Size(max = MOST_SERVICES) List<@NotNull @Valid ImportedService> services,

        @NotNull @Size(max = TakeImportedPaper.MOST) List<@NotNull @Valid AdoptedPaper> papers,

        @Size(max = TakeImportedPaper.MOST) List<@NotNull MaterialKind> missingPapers,
        @Size(max = MOST_LOST) List<@NotNull @Valid LostPaper> lostPapers,
        @Pattern(regexp = "^[0-9a-f]{64}$") String sumKey) {

    /** An old filing names more papers than can be adopted, of which the rest is lost. */
    static final int MOST_LOST = 1000;

    /** legacy-import-service sets what goes beyond these two bounds aside when it loads it. */
    static final int MOST_SERVICES = 500;

    /** A site with more could never be changed: an order and its precheck take no more. */
    static final int MOST_DOMAINS = 100;

    /** A subject with all of its sites; one site has a few KiB. */
    static final long MOST_BYTES = 8L << 20;

    static final String LEGACY_ID = "^[A-Za-z0-9._-]{1,64}$";

    /** Whether the holder claimed the filing or verified its old login. */
    enum ImportWay {
        CLAIM,
        IMPORT
    }

    /** The product of the old platform. */
    enum OldProduct {
        ICP,
        WANGPU,
        ENTERPRISE_SITE
    }

    List<MaterialKind> missing() {
        return missingPapers == null ? List.of() : missingPapers;
    }

    /**
     * Returns the request with those of its lost papers adopted that are here after all, each for the service that it was lost for. A
     * kind of which no other paper is lost is not missing any more.
     */
    ImportedFilingRequest finding(List<AdoptedPaper> here) {
        var byId = here.stream().collect(Collectors.toMap(AdoptedPaper::legacyId, Function.identity()));
        var told = lostPapers == null ? List.<LostPaper>of() : lostPapers;
        var found = told.stream()
                .filter(paper -> byId.containsKey(paper.legacyId()))
                .toList();
        if (found.isEmpty()) {
            return this;
        }
        var lost = told.stream()
                .filter(paper -> !byId.containsKey(paper.legacyId()))
                .toList();
        var adopted = found.stream().map(paper -> byId.get(paper.legacyId()).of(paper.service()));
        // A full list may have left out another paper of the kind.
        var missing = told.size() == MOST_LOST
                ? missingPapers
                : missing().stream()
                        .filter(kind -> !hasKind(found, kind) || hasKind(lost, kind))
                        .toList();
        return new ImportedFilingRequest(
                legacyId,
                account,
                way,
                submittedAt,
                product,
                subject,
                services,
                Stream.concat(papers.stream(), adopted).toList(),
                missing,
                lost,
                sumKey);
    }

    private static boolean hasKind(List<LostPaper> papers, MaterialKind kind) {
        return papers.stream().anyMatch(paper -> paper.kind() == kind);
    }

    @Override
    public String toString() {
        return "ImportedFilingRequest[" + legacyId + "]";
    }

    /** The subject of the old form. */
    @Schema(name = "ImportedSubject")
    record ImportedSubject(
            @NotNull @Size(min = 1, max = 40) String number,
            @NotNull @Valid RegionView region,
            @NotNull @Min(1) @Max(99) Integer nature,
            @NotNull @Min(1) @Max(99) Integer certificateType,
            @NotNull @Size(min = 1, max = 64) String certificateNumber,
            @NotNull @Size(min = 1, max = 256) String name,
            @Size(max = 1024) String certificateAddress,
            @Size(max = 1024) String mailingAddress,
            @Size(max = 1024) String remark,
            @Valid ImportedPerson principal,
            @Size(max = 1) List<@NotNull @Valid ImportedPerson> contacts) {

        SubjectPart part() {
            return new SubjectPart(name, certificateAddress, mailingAddress, remark, ImportedPerson.person(principal));
        }

        @Override
        public String toString() {
            return "ImportedSubject";
        }
    }

    /** A site of the old form. */
    @Schema(name = "ImportedService")
    record ImportedService(
            @NotNull @Size(min = 1, max = 40) String number,
            @NotNull @Size(min = 1, max = 256) String name,

            @NotNull @Size(max = MOST_DOMAINS) List<@NotNull @Size(min = 1, max = 253) String> domains,

            @Size(max = 512) String homePage,
            @Min(0) Long contentTypes,
            @Size(max = 512) String contentNote,
            @Min(0) Long preApprovals,
            @Size(max = 17) List<@NotNull Integer> languages,
            @Size(max = 1024) String remark,
            @Valid ImportedPerson principal,
            @Size(max = 20) List<@NotNull @Valid ImportedAccess> accesses,
            @NotNull Instant submittedAt) {

        /** No service number paid for the site; its accesses are joined to one. */
        ServicePart part() {
            return new ServicePart(
                    null,
                    name,
                    domains,
                    homePage,
                    contentTypes,
                    contentNote,
                    preApprovals,
                    languages,
                    joined(all().map(ImportedAccess::accessMode)),
                    joined(all().map(ImportedAccess::serverLocation)),
                    remark,
                    ImportedPerson.person(principal));
        }

        List<String> addresses() {
            return all().map(ImportedAccess::ipAddresses)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }

        private Stream<ImportedAccess> all() {
            return accesses == null ? Stream.empty() : accesses.stream();
        }

        /** Null if no access says anything: unknown is not none. */
        private static Long joined(Stream<Long> flags) {
            return flags.filter(Objects::nonNull)
                    .reduce((one, other) -> one | other)
                    .orElse(null);
        }

        @Override
        public String toString() {
            return "ImportedService" + domains;
        }
    }

    /** One access of a site. */
    @Schema(name = "ImportedAccess")
    record ImportedAccess(
            @Min(0) Long accessMode,
            @Min(0) Long serverLocation,

            @Size(max = 64) List<@NotNull @Pattern(regexp = "^[0-9A-Fa-f:.]{2,45}$") String> ipAddresses) {}

    /** An uploaded paper that the filing adopts. */
    @Schema(name = "AdoptedPaper")
    record AdoptedPaper(
            @NotNull @Pattern(regexp = LEGACY_ID) String legacyId,
            @NotNull MaterialKind kind,
            @NotNull @Pattern(regexp = "^[0-9a-f]{64}$") String sha256,
            @Size(max = 40) String service) {

        AdoptedPaper of(String number) {
            return new AdoptedPaper(legacyId, kind, sha256, number);
        }
    }

    /** A paper of the old filing that could not be taken over. */
    @Schema(name = "LostPaper")
    record LostPaper(
            @NotNull @Pattern(regexp = LEGACY_ID) String legacyId,
            @NotNull MaterialKind kind,
            @NotNull PaperLoss loss,
            @Size(max = 40) String service) {}
}
