/** A submitted order in clear: what the authority is sent and what verification-service asks for. Nothing else reads it. */
package cn.icpfiling.filing.dossier;
