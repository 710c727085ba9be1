package cn.icpfiling.verification.organisationchecks;

import cn.icpfiling.verification.core.rules.OrganisationCode;
import cn.icpfiling.verification.core.rules.RuleResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the register says.
 *
 * @param checkId the id under which the evidence is stored; null if the register was not asked
 * @param code null unless the register does not confirm the organisation
 */
@Schema(name = "OrganisationCheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrganisationCheckView(UUID checkId, @NotNull RuleResult result, OrganisationCode code) {}
