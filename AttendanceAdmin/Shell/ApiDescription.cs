using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AttendanceAdmin.Shell;

/// <summary>What /openapi/v1.json says beyond the shapes: how to sign in, how each call is refused, and the words of each list.</summary>
internal static class ApiDescription
{
    private const string Problem = "application/problem+json";

    public static void Write(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            NameWords(schema, context.JsonTypeInfo.Type, context.JsonTypeInfo.Options);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellationToken) =>
        {
            if (context.Description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true)
            {
                var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
                NameRefusals(operation, context.Description.ActionDescriptor.EndpointMetadata, problem);
            }
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            (document.Info.Title, document.Info.Version) = ("AttendanceAdmin", "v1");
            NameKeys(document);
            return Task.CompletedTask;
        });
    }

    /// <summary>Either way of sending a key will do.</summary>
    private static void NameKeys(OpenApiDocument document)
    {
        document.AddComponent("Bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Authorization: Bearer <API key>",
        });
        document.AddComponent("ApiKey", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "X-Api-Key: <API key>",
        });
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("Bearer", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("ApiKey", document)] = [] },
        ];
    }

    private static void NameRefusals(OpenApiOperation operation, IList<object> metadata, IOpenApiSchema problem)
    {
        Refuse("400", "What was sent cannot be read, or is not allowed", operation.RequestBody is not null || operation.Parameters?.Count > 0);
        Refuse("401", "No API key, or one that does not hold", !metadata.OfType<IAllowAnonymous>().Any());
        Refuse("403", "The API key has not the scope", !metadata.OfType<IAllowAnonymous>().Any());
        Refuse("404", "There is none of that id", operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true);

        void Refuse(string status, string why, bool may)
        {
            operation.Responses ??= [];
            if (may && !operation.Responses.ContainsKey(status))
            {
                operation.Responses[status] = new OpenApiResponse
                {
                    Description = why,
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Problem] = new OpenApiMediaType { Schema = problem } },
                };
            }
        }
    }

    private static void NameWords(OpenApiSchema schema, Type type, JsonSerializerOptions options)
    {
        var list = Nullable.GetUnderlyingType(type) ?? type;
        if (!list.IsEnum)
        {
            return;
        }

        schema.Type = list == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Enum = [.. Enum.GetValues(list).Cast<object>().Select(v => JsonSerializer.SerializeToNode(v, list, options)).OfType<JsonNode>().DistinctBy(n => n.ToJsonString())];
    }
}
