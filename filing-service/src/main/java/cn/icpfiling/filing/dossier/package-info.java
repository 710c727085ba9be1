/** A submitted order with decrypted data, for the authority and for verification-service only. */
package cn.icpfiling.filing.dossier;
