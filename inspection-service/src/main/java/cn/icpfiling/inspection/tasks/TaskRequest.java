package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param contact the number to call; null for papers */
@Schema(name = "InspectionTaskRequest")
record TaskRequest(@NotNull UUID findingId, @NotNull TaskKind kind, FiledContact contact) {}
