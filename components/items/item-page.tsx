import { PlayCircle } from "lucide-react";
import Link from "next/link";
import { LinkButton } from "#components/ui/button.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { ImageFacts } from "#lib/domain/image.ts";
import type { Distortion } from "#lib/domain/item.ts";
import type { ListedItem } from "./item-list.tsx";
import { OriginBadge } from "./origin-badge.tsx";

interface ItemPageProps {
  readonly projectId: string;
  readonly item: ListedItem;
  readonly image: {
    readonly id: string;
    readonly facts: ImageFacts;
    readonly path: string;
    readonly source: { readonly name: string; readonly licence: string; readonly redistributable: boolean };
    readonly imageGroup: string | null;
    readonly mos: number | null;
    readonly distortions: readonly Distortion[];
  };
  readonly others: readonly ListedItem[];
  readonly suggestions: readonly { readonly id: string; readonly recipe: string; readonly createdAt: Date }[];
}

/** An item: its picture fitted on grey, its text as imported, where both are from, and what machines made of it. */
export function ItemPageBody({ projectId, item, image, others, suggestions }: ItemPageProps) {
  const { width, height } = image.facts;
  const rendition = `/api/projects/${projectId}/images/${image.id}`;

  return (
    <PageBody>
      <PageHeader
        title={item.externalId}
        state={<OriginBadge origin={item.textOrigin} />}
        actions={
          <LinkButton href={`/projects/${projectId}/runs?items=${item.id}`} icon={PlayCircle}>
            Start a run on it
          </LinkButton>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
        <figure className="grid gap-2">
          <div className="grid max-h-[70vh] place-items-center bg-surround">
            {/* biome-ignore lint/performance/noImgElement: pictures under judgement are never re-encoded */}
            <img
              src={`${rendition}/fitted`}
              width={width}
              height={height}
              alt={image.path}
              className="max-h-[70vh] w-auto max-w-full object-contain"
            />
          </div>
          <figcaption className="text-xs text-muted">
            Scaled to fit ·{" "}
            <a className="text-accent hover:underline" href={`${rendition}/original`}>
              original, {width} × {height}
            </a>
          </figcaption>
        </figure>
        <div className="grid gap-6">
          <p className="text-base leading-relaxed">{item.description}</p>
          <Links title="Suggestions" none="No run has made one yet.">
            {suggestions.map(({ id, recipe, createdAt }) => (
              <Link key={id} className="text-accent hover:underline" href={`/projects/${projectId}/suggestions/${id}`}>
                {recipe}, {createdAt.toISOString().slice(0, 16).replace("T", " ")}
              </Link>
            ))}
          </Links>
          {others.length > 0 && (
            <Links title="Other descriptions of this picture" none="">
              {others.map(({ id, description }) => (
                <Link key={id} className="hover:underline" href={`/projects/${projectId}/items/${id}`}>
                  {description}
                </Link>
              ))}
            </Links>
          )}
          <Facts item={item} image={image} />
        </div>
      </div>
    </PageBody>
  );
}

interface LinksProps {
  readonly title: string;
  readonly none: string;
  readonly children: readonly React.ReactElement[];
}

function Links({ title, none, children }: LinksProps) {
  return (
    <section className="grid gap-1">
      <h2 className="font-semibold">{title}</h2>
      {children.length === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <ul className="grid gap-1 text-sm">
          {children.map((child) => (
            <li key={child.key}>{child}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Facts({ item, image }: Pick<ItemPageProps, "item" | "image">) {
  const { facts, source } = image;
  const rows: readonly (readonly [string, string | null])[] = [
    ["Text by", item.annotator],
    ["File", image.path],
    ["Source", source.name],
    ["Licence", `${source.licence}; pixels ${source.redistributable ? "may" : "may not"} be passed on`],
    ["Format", `${facts.format}, ${facts.bytes.toLocaleString("en")} bytes`],
    ["Orientation", facts.orientation === 1 ? "upright" : `EXIF ${facts.orientation}, shown upright`],
    ["Colour profile", facts.profile ?? "none, read as sRGB"],
    ["Distortions", distortionsInWords(image.distortions)],
    ["Image group", image.imageGroup],
    ["Opinion score", image.mos?.toString() ?? null],
    ["SHA-256", facts.sha256],
  ];

  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      {rows.map(
        ([words, value]) =>
          value !== null && (
            <div key={words} className="contents">
              <dt className="text-muted">{words}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function distortionsInWords(distortions: readonly Distortion[]): string | null {
  if (distortions.length === 0) return null;

  return distortions.map(({ name, severity, scale }) => `${name}, ${severity} of ${scale}`).join("; then ");
}
