/**
 * Has the face of a principal compared ({@code POST /internal/face-checks}, 4 s; ADR 0023). The result, a keyed hash
 * of the person and the evidence are kept; the photograph is not.
 */
package cn.icpfiling.verification.faces;
