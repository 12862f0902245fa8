import { newId, type ProjectId, type ProtocolId } from "#lib/domain/ids.ts";
import type { Protocol } from "#lib/domain/protocol.ts";
import type { Transaction } from "./transaction.ts";

/** The project's protocol of this name, made when it has none; answers its row. */
export async function keepProtocol(tx: Transaction, projectId: ProjectId, protocol: Protocol): Promise<ProtocolId> {
  const { name } = protocol;
  await tx.protocol.createMany({
    data: { id: newId<"Protocol">(), projectId, name, body: protocol },
    skipDuplicates: true,
  });
  const { id } = await tx.protocol.findUniqueOrThrow({
    where: { projectId_name: { projectId, name } },
    select: { id: true },
  });

  return id as ProtocolId;
}
