/**
 * How a principal shows who they are: one step is one link to a phone and one comparison of a face.
 * {@code Authenticity} judges from all steps of an order; the last comparison of the same person decides.
 */
package cn.icpfiling.filing.core.authenticity;
