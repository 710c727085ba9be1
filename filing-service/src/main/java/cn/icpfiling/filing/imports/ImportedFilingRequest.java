package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.MaterialKind;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A filing of the old platform, for the account that claimed it or verified its old login.
 *
 * @param legacyId its id there
 * @param missingPapers kinds of papers that it had and that could not be taken over; null for none
 */
@Schema(name = "ImportedFilingRequest")
record ImportedFilingRequest(
        @NotNull @Pattern(regexp = LEGACY_ID) String legacyId,
        @NotNull UUID account,
        @NotNull ImportWay way,
        @NotNull Instant submittedAt,
        @NotNull OldProduct product,
        @NotNull @Valid ImportedSubject subject,
        @NotNull @Size(max = 500) List<@NotNull @Valid ImportedService> services,

        @NotNull @Size(max = TakeImportedPaper.MOST) List<@NotNull @Valid AdoptedPaper> papers,

        @Size(max = TakeImportedPaper.MOST) List<@NotNull MaterialKind> missingPapers) {

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
            @Size(max = 10) List<@NotNull @Valid ImportedPerson> contacts) {

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

            @NotNull @Size(min = 1, max = 100) List<@NotNull @Size(min = 1, max = 253) String> domains,

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
            @Size(max = 40) String service) {}
}
