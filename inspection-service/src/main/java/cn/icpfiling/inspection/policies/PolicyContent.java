package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.findings.InspectionPolicies;
import cn.icpfiling.inspection.tables.PageWordLists;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The policies as a whole, as an administrator sends them and as they are stored.
 *
 * @param pageWords null for the shipped ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "InspectionPolicies")
record PolicyContent(
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid FindingPolicyEntry> findings,

        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid ShellSiteEntry> shellSites,

        @Size(min = 1, max = 50) List<@NotNull @Valid PageWordsEntry> pageWords) {

    InspectionPolicies policies(int version) {
        return new InspectionPolicies(
                version,
                findings.stream().map(FindingPolicyEntry::policy).toList(),
                shellSites.stream().map(ShellSiteEntry::policy).toList());
    }

    PageWordLists lists() {
        return pageWords == null
                ? PageWordLists.bundled()
                : new PageWordLists(
                        pageWords.stream().map(PageWordsEntry::version).toList());
    }

    /**
     * Without words that are those of the release. A caller that reads a version, changes a deadline and sends it back does not mean to keep the
     * words of this release for ever.
     */
    PolicyContent asStored() {
        return lists().versions().equals(PageWordLists.bundled().versions())
                ? new PolicyContent(findings, shellSites, null)
                : this;
    }

    /** With the words that hold, so that the next version can be made of this one. */
    PolicyContent whole() {
        return new PolicyContent(
                findings,
                shellSites,
                lists().versions().stream().map(PageWordsEntry::of).toList());
    }
}
