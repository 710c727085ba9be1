package cn.icpfiling.filing.views;

import cn.icpfiling.filing.core.entry.ServicePart;
import java.util.List;

/** The service as entered, with its principal masked. */
public record ServiceView(
        String serviceNumber,
        String name,
        List<String> domains,
        String homePage,
        Long contentTypes,
        String contentNote,
        Long preApprovals,
        List<Integer> languages,
        Long accessMode,
        Long serverLocation,
        String remark,
        PersonView principal) {

    public static ServiceView of(ServicePart part) {
        return of(part, PersonView.of(part.principal()));
    }

    /** Unmasked, only for the holder's confirmation before the submission. */
    public static ServiceView inClear(ServicePart part) {
        return of(part, PersonView.inClear(part.principal()));
    }

    private static ServiceView of(ServicePart part, PersonView principal) {
        return new ServiceView(
                part.serviceNumber(),
                part.name(),
                part.domains(),
                part.homePage(),
                part.contentTypes(),
                part.contentNote(),
                part.preApprovals(),
                part.languages(),
                part.accessMode(),
                part.serverLocation(),
                part.remark(),
                principal);
    }
}
